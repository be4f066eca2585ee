#include "facets/text/language.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "facets/tables/tables.hpp"
#include "facets/text/fold.hpp"
#include "facets/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_tokens = 1000;
/// So many function words are needed, and this share of all words; English, which most archives are in, needs no proof against a near draw.
constexpr std::size_t least_words = 6;
constexpr double least_share = 0.08;
constexpr double clear_lead = 1.3;
/// So many English ones, and twice as many as of any other language, settle it: most articles are not read further.
constexpr std::size_t settling_words = 20;

/// Languages that their script tells, as far as news are concerned.
struct Script {
    std::int32_t first, last;
    std::string_view language;
};
constexpr std::array scripts = {Script{0x0370, 0x03FF, "el"}, Script{0x0400, 0x04FF, "ru"}, Script{0x0530, 0x058F, "hy"},
                                Script{0x0590, 0x05FF, "he"}, Script{0x0600, 0x06FF, "ar"}, Script{0x0900, 0x097F, "hi"},
                                Script{0x0980, 0x09FF, "bn"}, Script{0x0E00, 0x0E7F, "th"}, Script{0x10A0, 0x10FF, "ka"},
                                Script{0x3040, 0x30FF, "ja"}, Script{0x4E00, 0x9FFF, "zh"}, Script{0xAC00, 0xD7AF, "ko"}};

class FunctionWords {
public:
    FunctionWords() {
        for_each_row(built_in_table("function_words"), [&](std::string_view row) {
            const std::string_view code = next_column(row);
            const std::uint32_t bit = 1U << codes_.size();
            codes_.emplace_back(code);
            while (!row.empty()) languages_[std::string(next_column(row, ' '))] |= bit;
        });
    }
    /// Adds one to the counts of the languages that use the word much.
    void count(std::string_view word, std::vector<std::size_t>& counts) const {
        const bool as_is = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        const auto found = as_is ? languages_.find(word) : languages_.find(fold(word));
        if (found == languages_.end()) return;
        for (std::size_t i = 0; i < codes_.size(); ++i) counts[i] += found->second >> i & 1U;
    }
    [[nodiscard]] const std::vector<std::string>& codes() const { return codes_; }
    [[nodiscard]] std::size_t english() const {
        return static_cast<std::size_t>(std::find(codes_.begin(), codes_.end(), "en") - codes_.begin());
    }

private:
    std::vector<std::string> codes_;
    std::map<std::string, std::uint32_t, std::less<>> languages_;
};

/// Letters by script; all others together.
struct Letters {
    std::array<std::size_t, scripts.size()> in_script{};
    std::size_t other = 0;

    void count(std::string_view word) {
        for (std::size_t at = 0; at < word.size();) {
            const CodePoint next = code_point_at(word, at);
            at += next.length;
            std::size_t s = 0;
            while (s < scripts.size() && (next.value < scripts[s].first || next.value > scripts[s].last)) ++s;
            ++(s < scripts.size() ? in_script[s] : other);
        }
    }
};

/// The language of the script in which more than half of the letters are; kana decide between Japanese and Chinese, four letters between Russian and Ukrainian.
std::string language_of_script(const Letters& letters, bool ukrainian) {
    const auto& counts = letters.in_script;
    std::size_t all = 0, best = 0;
    for (std::size_t i = 0; i < scripts.size(); ++i) {
        all += counts[i];
        if (counts[i] > counts[best]) best = i;
    }
    if (all <= letters.other) return {};
    const std::string_view language = scripts[best].language;
    if (language == "zh" && counts[9] * 10 > counts[10]) return "ja";
    return std::string(language == "ru" && ukrainian ? "uk" : language);
}

}  // namespace

std::string guess_language(const ArticleTokens& article) {
    static const FunctionWords function_words;
    Letters letters;
    std::vector<std::size_t> counts(function_words.codes().size(), 0);
    std::size_t words = 0, seen = 0;
    bool ukrainian = false;
    const std::size_t english = function_words.english();
    for (const Field field : {Field::text, Field::title}) {
        const TokenizedText& text = article.field(field);
        for (std::size_t i = 0; i < text.size() && seen < most_tokens; ++i, ++seen) {
            if (text.tokens[i].kind != TokenKind::word) continue;
            ++words;
            letters.count(text[i]);
            ukrainian = ukrainian || text[i].find("\u0456") != std::string_view::npos || text[i].find("\u0457") != std::string_view::npos;
            if (text[i].size() > 8) continue;
            const std::size_t before = counts[english];
            function_words.count(text[i], counts);
            if (counts[english] == before || counts[english] % settling_words != 0) continue;
            const bool settled = std::all_of(counts.begin(), counts.end(), [&](const std::size_t& count) {
                return &count == &counts[english] || count * 2 <= counts[english];
            });
            if (settled) return "en";
        }
    }
    if (std::string language = language_of_script(letters, ukrainian); !language.empty()) return language;
    const auto best = static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    if (counts[best] < least_words || static_cast<double>(counts[best]) < least_share * static_cast<double>(words)) return {};
    if (best != english && static_cast<double>(counts[best]) < clear_lead * static_cast<double>(counts[english])) return {};
    return function_words.codes()[best];
}

}  // namespace dateline
