#include "indexer/cleaning/cleaner.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/cleaning/byline.hpp"
#include "indexer/cleaning/headline.hpp"
#include "indexer/cleaning/line_judge.hpp"
#include "indexer/cleaning/page.hpp"
#include "indexer/cleaning/tidy.hpp"

namespace dateline {
namespace {

/// The dropped lines that may state the day, the likeliest first: those between title and text, those just below the text, those above the title from below.
DateLines find_date_lines(const std::vector<Block>& blocks, const std::vector<Verdict>& verdicts) {
    constexpr std::size_t most_words = 16, reach = 6;  // blocks
    const auto kind_at = [&](BlockKind kind, std::size_t from) {
        while (from < verdicts.size() && verdicts[from].kind != kind) ++from;
        return from;
    };
    const std::size_t title = kind_at(BlockKind::title, 0), text = kind_at(BlockKind::article, title == verdicts.size() ? 0 : title);
    std::size_t end = verdicts.size();
    while (end > text && verdicts[end - 1].kind != BlockKind::article) --end;
    const auto may_state = [&](std::size_t i) {
        if (verdicts[i].kind != BlockKind::debris || blocks[i].shape.words > most_words) return false;
        const std::string_view reason = verdicts[i].reason;
        return reason == "date" || reason == "byline" || reason == "navigation" || reason == "no part of the text";
    };
    DateLines lines;
    for (std::size_t i = title; i < text; ++i)
        if (may_state(i)) lines.push_back(blocks[i].text);
    for (std::size_t i = std::min(text + 1, end); i < end && i < text + reach; ++i)
        if (may_state(i)) lines.push_back(blocks[i].text);
    for (std::size_t i = std::min(title, text); i-- > 0;)
        if (may_state(i)) lines.push_back(blocks[i].text);
    for (std::size_t i = end; i < std::min(end + reach, verdicts.size()); ++i)
        if (may_state(i)) lines.push_back(blocks[i].text);
    return lines;
}

/// The same of a page that came with its mark-up: short lines of its head.
DateLines date_lines_of(const std::vector<Dropped>& dropped) {
    constexpr std::size_t longest = 120;  // bytes
    DateLines lines;
    for (const Dropped& one : dropped)
        if (one.text.size() <= longest && (one.reason == "date" || one.reason == "byline")) lines.emplace_back(one.text);
    return lines;
}

/// Takes the page apart by the verdicts on its blocks.
void divide(const std::vector<Block>& blocks, const std::vector<Verdict>& verdicts, Article& article, std::string& text) {
    bool blank = false;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        blank = blank || blocks[i].blank_before;
        if (verdicts[i].kind == BlockKind::title) {
            const std::string_view headline = without_site(blocks, i);
            article.title = one_line(headline);
            if (headline.size() < blocks[i].text.size())
                article.dropped.push_back({tidy_lines(blocks[i].text.substr(headline.size())), "name of the site"});
        } else if (verdicts[i].kind == BlockKind::debris) {
            article.dropped.push_back({tidy_lines(blocks[i].text), verdicts[i].reason});
        } else {
            if (!text.empty()) text += blank ? "\n\n" : "\n";
            text += tidy_lines(blocks[i].text);
            blank = false;
        }
    }
}

/// The authors that the page's first byline names.
void find_authors(const std::vector<Block>& blocks, const std::vector<Verdict>& verdicts, Article& article) {
    for (std::size_t i = 0; i < blocks.size() && article.authors.empty(); ++i)
        if (verdicts[i].kind == BlockKind::debris && std::string_view(verdicts[i].reason) == "byline")
            article.authors = authors_of_byline(tidy_lines(blocks[i].text));
}

void clean_page(Article& article, const Cleaning& with) {
    const std::string page = std::move(article.text);  // what all blocks are views of
    const std::vector<Block> blocks = cut_page(page);
    std::vector<BlockProfile> profiles = profile_blocks(blocks);
    const std::vector<bool> repeats =
        with.repeated != nullptr ? with.repeated->find(article, profiles) : std::vector<bool>(profiles.size(), false);
    for (std::size_t i = 0; i < profiles.size(); ++i) profiles[i].repeated = repeats[i];
    const std::vector<Verdict> verdicts = judge_blocks(profiles);
    std::string text;
    const std::size_t dropped_before = article.dropped.size();
    const std::string given_title = article.title;
    divide(blocks, verdicts, article, text);
    if (!given_title.empty()) article.title = given_title;
    if (text.empty() && article.dropped.size() > dropped_before) {
        article.dropped.resize(dropped_before);
        article.notes.emplace_back("nothing on the page looks like an article; everything is kept");
        article.title = given_title;
        text = tidy_lines(page);
    }
    if (article.authors.empty()) find_authors(blocks, verdicts, article);
    const DateLines lines = find_date_lines(blocks, verdicts);
    article.text = std::move(text);
    settle_date(article, lines, with.first_issues != nullptr ? *with.first_issues : FirstIssues());
}

}  // namespace

void clean(Article& article, const Cleaning& with) {
    article.text = remove_controls(article.text);
    if (article.is_page) {
        clean_page(article, with);
        article.is_page = false;
    } else {
        article.text = tidy_lines(article.text);
        settle_date(article, date_lines_of(article.dropped), with.first_issues != nullptr ? *with.first_issues : FirstIssues());
    }
    article.title = one_line(remove_controls(article.title));
}

}  // namespace dateline
