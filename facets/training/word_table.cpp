#include "facets/training/word_table.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "facets/tables/tables.hpp"
#include "facets/tagger/word.hpp"
#include "facets/text/tokens.hpp"
#include "facets/training/word_clusters.hpp"

namespace dateline::training {
namespace {

struct CaseCounts {
    std::uint32_t small = 0, large = 0;

    /// From 1 (always small) to 5 (never); 0 when seen too rarely.
    [[nodiscard]] int casing() const {
        const std::uint32_t sum = small + large;
        if (sum < 3) return 0;
        const double share = static_cast<double>(small) / sum;
        return share > 0.97 ? 1 : share > 0.7 ? 2 : share > 0.3 ? 3 : share > 0.03 ? 4 : 5;
    }
};

/// Reads the texts twice: once for counts, once for the stream of words.
class TableMaker {
public:
    TableMaker(const WordTableOptions& options, const std::function<void(const std::string&)>& progress)
        : options_(options), progress_(progress) {}

    void count(const std::string& article) {
        const TokenizedText text = tokenize(article);
        for (const Sentence& sentence : text.sentences) {
            if (text.tokens[sentence.first].in_capitals) continue;
            for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
                const Token& token = text.tokens[i];
                ++counts_[tagger::written_form(text[i])];
                if (token.kind != TokenKind::word || token.letter_case == LetterCase::none) continue;
                if (i == sentence.first || text.tokens[i - 1].kind == TokenKind::punctuation) continue;
                CaseCounts& cases = cases_[tagger::small_letters(text[i])];
                ++(token.letter_case == LetterCase::lower ? cases.small : cases.large);
            }
        }
    }

    void number_words() {
        std::vector<std::pair<std::string, std::uint32_t>> frequent;
        for (const auto& [word, count] : counts_) {
            if (count >= options_.least) frequent.emplace_back(word, count);
        }
        std::sort(frequent.begin(), frequent.end(),
                  [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
        for (const auto& [word, count] : frequent) {
            numbers_.emplace(word, static_cast<std::uint32_t>(words_.size() + 2));
            words_.push_back(word);
        }
        stream_.word_count = static_cast<std::uint32_t>(words_.size() + 2);
    }

    void stream(const std::string& article) {
        const TokenizedText text = tokenize(article);
        for (const Sentence& sentence : text.sentences) {
            if (text.tokens[sentence.first].in_capitals) continue;
            stream_.words.push_back(0);
            for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
                const auto found = numbers_.find(tagger::written_form(text[i]));
                stream_.words.push_back(found == numbers_.end() ? 1 : found->second);
            }
        }
    }

    std::string table(std::string_view lists) {
        progress_(std::to_string(stream_.words.size()) + " tokens, " + std::to_string(words_.size()) + " words");
        const auto classes = [&](std::uint32_t count) {
            return cluster_words(stream_, count, options_.rounds, [&](int round, std::size_t moved) {
                progress_(std::to_string(count) + " classes, round " + std::to_string(round) + ": " + std::to_string(moved) +
                          " words moved");
            });
        };
        const std::vector<std::uint16_t> fine = classes(options_.fine), coarse = classes(options_.coarse);
        std::map<std::string, std::array<int, 4>> rows;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            rows[words_[i]][0] = fine[i + 2];
            rows[words_[i]][1] = coarse[i + 2];
        }
        for (const auto& [word, cases] : cases_) {
            if (cases.casing() != 0 && cases.small + cases.large >= options_.least) rows[word][2] = cases.casing();
        }
        for_each_row(lists, [&](std::string_view row) {
            const std::string word(next_column(row));
            rows[word][3] |= std::stoi(std::string(row));
        });
        std::string table = "# word, class, coarse class, casing, lists: written by dateline-train words\n";
        for (const auto& [word, columns] : rows) {
            table += word;
            for (const int column : columns) table.append(1, '\t').append(std::to_string(column));
            table += "\n";
        }
        return table;
    }

private:
    WordTableOptions options_;
    const std::function<void(const std::string&)>& progress_;
    std::unordered_map<std::string, std::uint32_t> counts_, numbers_;
    std::unordered_map<std::string, CaseCounts> cases_;
    std::vector<std::string> words_;
    WordStream stream_;
};

}  // namespace

std::string make_word_table(const std::vector<std::string>& texts, std::string_view lists, const WordTableOptions& options,
                            const std::function<void(const std::string&)>& progress) {
    TableMaker maker(options, progress);
    for (const std::string& text : texts) maker.count(text);
    maker.number_words();
    for (const std::string& text : texts) maker.stream(text);
    return maker.table(lists);
}

}  // namespace dateline::training
