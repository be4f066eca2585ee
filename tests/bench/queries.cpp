#include "queries.hpp"

#include <algorithm>
#include <ostream>
#include <set>

namespace dateline::bench {

namespace {

constexpr std::size_t max_articles = 20'000, queries_per_class = 8;

bool is_plain(std::string_view word) {
    constexpr std::string_view common =
        "about after against also among been before being between both could does down during each even from have having here "
        "into just more most must only other over said same says shall should since some such than that their them then "
        "there these they this those through toward under until upon very were what when where whether which while will with would your";
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    return word.size() >= 4 && std::all_of(word.begin(), word.end(), is_lower) && common.find(word) == std::string_view::npos;
}

std::vector<std::string> between(const std::unordered_map<std::string, std::size_t>& counts, double least, double most) {
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const auto& [text, count] : counts) {
        if (static_cast<double>(count) >= least && static_cast<double>(count) <= most) found.emplace_back(count, text);
    }
    std::sort(found.rbegin(), found.rend());
    std::vector<std::string> texts;
    for (auto& [count, text] : found) texts.push_back(std::move(text));
    return texts;
}

/// `n` of the texts, evenly spread.
std::vector<std::string> spread(const std::vector<std::string>& texts, std::size_t n) {
    std::vector<std::string> chosen;
    for (std::size_t i = 0; i < n && !texts.empty(); ++i) chosen.push_back(texts[i * texts.size() / n]);
    return chosen;
}

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t count, const std::string& between_words) {
    std::string text;
    for (std::size_t i = 0; i < count && !words.empty(); ++i) text += (i == 0 ? "" : between_words) + words[(first + i * 7) % words.size()];
    return text;
}

}  // namespace

void WordCounts::add(std::string_view text) {
    if (articles_ == max_articles) return;
    ++articles_;
    std::set<std::string> words, pairs;
    std::string before;
    while (!text.empty()) {
        const std::string word(text.substr(0, text.find_first_of(" \n")));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (is_plain(word)) {
            words.insert(word);
            if (!before.empty()) pairs.insert(before.append(" ").append(word));
            before = word;
        } else {
            before.clear();
        }
    }
    for (const std::string& word : words) ++words_[word];
    for (const std::string& pair : pairs) ++pairs_[pair];
}

std::vector<std::string> WordCounts::words(double least_share, double most_share) const {
    const auto all = static_cast<double>(articles_);
    return between(words_, least_share * all, most_share * all);
}

std::vector<std::string> WordCounts::pairs(double least_share, double most_share) const {
    const auto all = static_cast<double>(articles_);
    return between(pairs_, least_share * all, most_share * all);
}

void write_queries(const WordCounts& counts, const Labels& labels, std::ostream& out) {
    std::size_t written = 0;
    const auto write = [&](const char* kind, const std::string& query) {
        if (query.empty() && std::string_view(kind) != "all") return;
        const bool by_country = written % 2 == 0;
        const std::string& label = by_country ? labels.countries[written / 2 % 5] : labels.persons[written / 2 % 3];
        std::string escaped;
        for (const char c : query) escaped.append(c == '"' ? "\\" : "").push_back(c);
        out << R"({"class":")" << kind << R"(","query":")" << escaped << R"(",")" << (by_country ? "country" : "person") << R"(":")"
            << label << "\"}\n";
        ++written;
    };
    for (const std::string& word : spread(counts.words(0.1, 0.5), queries_per_class)) write("frequent word", word);
    for (const std::string& word : spread(counts.words(0.0003, 0.002), queries_per_class)) write("rare word", word);
    const std::vector<std::string> usual = counts.words(0.03, 0.2);
    for (std::size_t i = 0; i < queries_per_class; ++i) write("five words, OR", joined(usual, i * 5, 5, " OR "));
    for (std::size_t i = 0; i < queries_per_class; ++i) write("three words, AND", joined(usual, i * 3, 3, " AND "));
    for (const std::string& pair : spread(counts.pairs(0.001, 0.03), queries_per_class)) write("phrase", '"' + pair + '"');
    write("all", "");
    write("all", "");
}

}  // namespace dateline::bench
