#include "facets/topics/rules_file.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "facets/error.hpp"
#include "facets/text/fold.hpp"
#include "facets/text/utf8.hpp"

namespace dateline {
namespace {

constexpr double largest_weight = 100;
constexpr std::size_t shortest_prefix = 3;
constexpr std::size_t longest_word = 31;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool written_in_capitals(std::string_view word) {
    const auto capitals = std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return capitals >= 2 && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

class RulesReader {
public:
    RulesReader(std::string_view text, std::string_view name) : text_(text), name_(name) {}

    RulesFile read() {
        if (const std::size_t bad = find_invalid_utf8(text_); bad < text_.size()) {
            line_ = 1 + static_cast<std::size_t>(std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
            fail("expected valid UTF-8");
        }
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t end = std::min(text_.find('\n', at), text_.size());
            ++line_;
            read_line(trimmed(text_.substr(at, end - at)));
            at = end + 1;
        }
        return std::move(file_);
    }

private:
    [[noreturn]] void fail(const std::string& what) const {
        throw Error(std::string(name_) + ", line " + std::to_string(line_) + ": " + what + ".");
    }

    void read_line(std::string_view line) {
        if (line.empty() || line.front() == '#') return;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            fail("expected 'topic: NAME', 'ignore: TERMS', 'never: TERMS' or 'WEIGHT: TERMS', but found no colon in '" + std::string(line) +
                 "'");
        const std::string_view head = trimmed(line.substr(0, colon));
        const std::string_view rest = trimmed(line.substr(colon + 1));
        if (head == "topic") return start_topic(rest);
        if (rest.empty()) fail("expected terms after '" + std::string(head) + ":', separated by commas, but found nothing");
        if (head == "ignore") return read_terms(rest, 0, true);
        const double weight = head == "never" ? never_weight : read_weight(head);
        if (file_.labels.empty()) fail("expected a line 'topic: NAME' before the first terms");
        read_terms(rest, weight, false);
    }

    void start_topic(std::string_view name) {
        if (name.empty()) fail("expected a topic's name or id after 'topic:', but found nothing");
        const auto [known, is_new] = labels_.emplace(std::string(name), file_.labels.size());
        if (is_new) file_.labels.emplace_back(name);
        label_ = known->second;
    }

    double read_weight(std::string_view head) const {
        double weight = 0;
        const auto [end, error] = std::from_chars(head.data(), head.data() + head.size(), weight);
        if (error != std::errc() || end != head.data() + head.size())
            fail("expected 'topic', 'ignore', 'never' or a number before the colon, but found '" + std::string(head) + "'");
        if (weight == 0 || !(weight >= -largest_weight && weight <= largest_weight))
            fail("expected a weight from -100 to 100 other than 0, but found '" + std::string(head) + "'");
        return weight;
    }

    void read_terms(std::string_view terms, double weight, bool ignored) {
        while (true) {
            const std::size_t comma = std::min(terms.find(','), terms.size());
            const std::string_view term = trimmed(terms.substr(0, comma));
            if (term.empty()) fail("expected a term between the commas, but found nothing");
            if (ignored) {
                if (term.find('&') != std::string_view::npos || term.front() == '!')
                    fail("expected plain words to ignore, but found the combination '" + std::string(term) + "'");
                file_.ignored.push_back(read_phrase(term));
            } else {
                file_.rules.push_back(read_rule(term, weight));
            }
            if (comma == terms.size()) return;
            terms.remove_prefix(comma + 1);
        }
    }

    TopicRule read_rule(std::string_view term, double weight) const {
        TopicRule rule{label_, weight, {}, {}};
        for (std::string_view rest = term;;) {
            const std::size_t joint = std::min(rest.find('&'), rest.size());
            std::string_view part = trimmed(rest.substr(0, joint));
            if (part.empty()) fail("expected words on both sides of '&' in '" + std::string(term) + "'");
            const bool absent = part.front() == '!';
            if (absent) part = trimmed(part.substr(1));
            (absent ? rule.absent : rule.required).push_back(read_phrase(part));
            if (joint == rest.size()) break;
            rest.remove_prefix(joint + 1);
        }
        if (rule.required.empty()) fail("expected at least one term without '!' in '" + std::string(term) + "'");
        return rule;
    }

    Phrase read_phrase(std::string_view written) const {
        Phrase phrase;
        std::string_view rest = written;
        if (rest.size() >= 2 && rest.front() == '"' && rest.back() == '"') {
            rest = trimmed(rest.substr(1, rest.size() - 2));
            phrase.with_plural = false;
        }
        while (!rest.empty()) {
            const std::size_t blank = std::min(rest.find_first_of(" \t"), rest.size());
            add_words(phrase, rest.substr(0, blank), written);
            rest = trimmed(rest.substr(blank));
        }
        if (phrase.words.empty()) fail("expected a word, but found '" + std::string(written) + "'");
        if (phrase.words.back().match != WordPattern::Match::exact) phrase.with_plural = false;
        return phrase;
    }

    void add_words(Phrase& phrase, std::string_view word, std::string_view written) const {
        const bool prefix = word.back() == '*';
        if (prefix) word.remove_suffix(1);
        if (word.find_first_of("*!\"&") != std::string_view::npos)
            fail("expected '*' at the end of a word only, '!' after '&', and quotes around a whole term, but found '" +
                 std::string(written) + "'");
        const bool capitals = written_in_capitals(word);
        std::string folded = fold(word);
        if (folded.ends_with("'s")) folded.resize(folded.size() - 2);
        std::erase(folded, '.');
        folded = fold_name(folded);
        if (folded.empty()) fail("expected a word of letters or digits, but found '" + std::string(written) + "'");
        const std::size_t first = phrase.words.size();
        for (std::string_view rest = folded; !rest.empty();) {
            const std::size_t blank = std::min(rest.find(' '), rest.size());
            if (blank > longest_word) fail("expected words of at most 31 bytes, but found '" + std::string(written) + "'");
            phrase.words.push_back(
                {std::string(rest.substr(0, blank)), capitals ? WordPattern::Match::capitals : WordPattern::Match::exact});
            rest.remove_prefix(std::min(blank + 1, rest.size()));
        }
        if (!prefix) return;
        if (phrase.words.size() == first || phrase.words.back().folded.size() < shortest_prefix)
            fail("expected at least three letters before '*', but found '" + std::string(written) + "'");
        phrase.words.back().match = WordPattern::Match::prefix;
    }

    std::string_view text_, name_;
    std::size_t line_ = 0;
    std::size_t label_ = 0;
    std::unordered_map<std::string, std::size_t> labels_;
    RulesFile file_;
};

}  // namespace

RulesFile parse_rules(std::string_view text, std::string_view name) {
    return RulesReader(text, name).read();
}

}  // namespace dateline
