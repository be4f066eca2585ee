#include "indexer/cleaning/cleaner.hpp"

#include <string>
#include <utility>
#include <vector>

#include "indexer/cleaning/line_judge.hpp"
#include "indexer/cleaning/page.hpp"
#include "indexer/cleaning/tidy.hpp"
#include "indexer/reading/dates.hpp"

namespace dateline {
namespace {

/// The date that a dropped line near the title states; the first one counts.
void find_date_on_page(const std::vector<Block>& blocks, const std::vector<Verdict>& verdicts, Article& article) {
    constexpr std::size_t most_words = 16;
    std::size_t after_text = 0;
    for (std::size_t i = 0; i < blocks.size() && after_text < 3; ++i) {
        after_text += verdicts[i].kind == BlockKind::article;
        if (verdicts[i].kind != BlockKind::debris || blocks[i].shape.words > most_words) continue;
        const std::string_view reason = verdicts[i].reason;
        if (reason != "date" && reason != "byline" && reason != "navigation" && reason != "no part of the text") continue;
        if (const auto found = find_date(blocks[i].text)) {
            article.date = found->iso;
            article.notes.push_back("the date was found in the line \"" + one_line(blocks[i].text) + "\"");
            return;
        }
    }
}

void find_date_in_name(Article& article) {
    for (const std::string* name : {&article.id, &article.url}) {
        if (const auto iso = date_in_path(*name)) {
            article.date = *iso;
            article.notes.push_back(name == &article.id ? "the date was found in the file's name or path"
                                                        : "the date was found in the address");
            return;
        }
    }
}

/// Takes the page apart by the verdicts on its blocks.
void divide(const std::vector<Block>& blocks, const std::vector<Verdict>& verdicts, Article& article, std::string& text) {
    bool blank = false;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        blank = blank || blocks[i].blank_before;
        if (verdicts[i].kind == BlockKind::title) {
            article.title = one_line(blocks[i].text);
        } else if (verdicts[i].kind == BlockKind::debris) {
            article.dropped.push_back({tidy_lines(blocks[i].text), verdicts[i].reason});
        } else {
            if (!text.empty()) text += blank ? "\n\n" : "\n";
            text += tidy_lines(blocks[i].text);
            blank = false;
        }
    }
}

void clean_page(Article& article, const RepeatedLines& repeated) {
    const std::vector<Block> blocks = cut_page(article.text);
    std::vector<BlockProfile> profiles = profile_blocks(blocks);
    const std::vector<bool> repeats = repeated.find(article, profiles);
    for (std::size_t i = 0; i < profiles.size(); ++i) profiles[i].repeated = repeats[i];
    const std::vector<Verdict> verdicts = judge_blocks(profiles);
    std::string text;
    if (article.date.empty()) find_date_in_name(article);
    if (article.date.empty()) find_date_on_page(blocks, verdicts, article);
    const std::size_t dropped_before = article.dropped.size();
    const std::string given_title = article.title;
    divide(blocks, verdicts, article, text);
    if (!given_title.empty()) article.title = given_title;
    if (text.empty() && article.dropped.size() > dropped_before) {
        article.dropped.resize(dropped_before);
        article.notes.emplace_back("nothing on the page looks like an article; everything is kept");
        article.title = given_title;
        text = tidy_lines(article.text);
    }
    article.text = std::move(text);
}

}  // namespace

void clean(Article& article, const RepeatedLines& repeated) {
    article.text = remove_controls(article.text);
    if (article.is_page) {
        clean_page(article, repeated);
        article.is_page = false;
    } else {
        article.text = tidy_lines(article.text);
    }
    article.title = one_line(remove_controls(article.title));
}

}  // namespace dateline
