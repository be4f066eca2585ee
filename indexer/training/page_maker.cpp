#include "indexer/training/page_maker.hpp"

#include <algorithm>

#include "facets/tables/tables.hpp"
#include "indexer/training/page_words.hpp"

namespace dateline {
namespace {

std::string first_sentences(const std::string& text, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) {
        const std::size_t end = text.find(". ", at);
        at = end == std::string::npos ? text.size() : end + 2;
    }
    return text.substr(0, at > 1 && at < text.size() ? at - 1 : at);
}

}  // namespace

PageMaker::PageMaker(const std::vector<CleanArticle>& articles, std::string_view debris) : articles_(articles) {
    for_each_row(debris, [&](std::string_view row) {
        const std::string kind(next_column(row)), language(next_column(row));
        Lines& lines = debris_[kind + " " + language];
        while (!row.empty()) lines.push_back(next_column(row, ';'));
    });
}

std::uint64_t PageMaker::random(std::uint64_t below) {
    state_ += 0x9E3779B97F4A7C15U;
    return mixed(state_) % below;
}

const PageMaker::Lines& PageMaker::of_kind(const std::string& kind) {
    const auto found = debris_.find(kind + " " + language_);
    return found != debris_.end() ? found->second : debris_[kind + " en"];
}

std::string PageMaker::one(const std::string& kind) {
    const Lines& lines = of_kind(kind);
    return filled(lines[random(lines.size())]);
}

void PageMaker::debris(const std::string& kind, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) drop(one(kind));
}

void PageMaker::menus() {
    const std::size_t menus = small_ ? 0 : random(3);
    for (std::size_t m = 0; m <= menus; ++m) {
        const Lines& names = of_kind("nav");
        const std::size_t start = random(names.size()), count = small_ ? 1 + random(6) : 3 + random(chance(25) ? 60 : 18);
        for (std::size_t i = 0; i < count; ++i) drop(std::string(names[(start + i) % names.size()]));
        if (!small_ && chance(30))
            for (std::size_t more = 4 + random(chance(30) ? 90 : 12), longest = 1 + random(7); more-- > 0;)
                drop(translated(first_words(other().title, 1 + random(longest))));
    }
    if (chance(40)) debris("cookie", 1 + random(4));
    if (chance(25)) debris("share", 1 + random(3));
    if (chance(20)) debris("ad", 1);
    if (chance(15)) debris("subscribe", 1 + random(3));
    if (!small_ && chance(25)) teasers();
    if (!small_ && chance(12)) archives();
}

void PageMaker::head(const CleanArticle& article) {
    const std::string title = translated(article.title);
    const bool below = chance(80);
    if (chance(30)) drop(std::string(of_kind("nav")[random(of_kind("nav").size())]));
    if (!below) debris("byline", 1);
    drop(title);
    if (below) debris("byline", random(4));
    if (chance(35)) debris("share", 1 + random(8));
    if (chance(30)) debris("caption", 1);
    if (chance(10)) debris("ad", 1);
}

void PageMaker::interrupt() {
    switch (random(8)) {
        case 0:
            return debris("ad", 1);
        case 1:
            return debris("caption", 1 + random(2));
        case 2:
            return debris("subscribe", 1 + random(3));
        case 3:
            debris("related", 1);
            return drop(translated(other().title));
        case 4:
            return drop(one("related") + ": " + translated(other().title));
        case 5:
            return debris("caption", 1);
        default:
            return debris("share", 1);
    }
}

/// Short lines that belong to the article: ingredients, steps, results, names, or talk.
void PageMaker::list() {
    if (chance(60)) keep(subhead());
    const std::size_t style = random(7), count = 3 + random(chance(20) ? 40 : 9);
    for (std::size_t i = 0; i < count; ++i) {
        const std::vector<std::string>& lines = other().lines;
        const std::string& line = lines[random(lines.size())];
        const std::string number = std::to_string(1 + random(900));
        if (style == 0) keep(number + (chance(50) ? " g " : " ") + translated(first_words(line, 1 + random(5))));
        if (style == 1) keep(translated(first_words(line, 3 + random(14))));
        if (style == 2) keep(std::to_string(i + 1) + ". " + translated(first_sentences(line, 1)));
        if (style == 3) keep(word("NAME")), keep(number), keep(std::to_string(random(99)) + "." + std::to_string(random(9)));
        if (style == 4)
            keep((chance(50) ? word("NAME") + ": " : "") + translated(first_words(line, 2 + random(12))) + (chance(80) ? "." : "?"));
        if (style == 6) keep("$ " + translated(first_words(line, 1)) + " --" + translated(first_words(line, 2 + random(6))) + "/" + number);
        if (style == 5) keep(translated(first_words(line, 1 + random(3))) + ": " + translated(first_words(line, 1 + random(6))));
    }
}

std::string PageMaker::subhead() {
    return chance(30) ? one("subhead") : translated(first_words(other().title, 2 + random(7))) + (chance(20) ? "?" : "");
}

void PageMaker::body(const CleanArticle& article) {
    const bool interrupted = chance(55), headed = chance(50), broken = chance(15);
    const std::uint64_t length = small_ || chance(40) ? 1
                                 : chance(70)         ? 1 + random(5)
                                                      : 4 + random(20);  // in articles of ours, which are short
    const int lists = small_ ? 3 : chance(20) ? 12 : 1;
    const bool spoken = chance(25), talk = chance(8), quoted = chance(50);
    const std::string asked = word("NAME");
    const std::size_t most = small_ && chance(60) ? 2 + random(4) : 1000;
    for (std::uint64_t part = 0; part < length; ++part) {
        const CleanArticle& here = part == 0 ? article : other();
        for (std::size_t i = 0; i < std::min(most, here.lines.size()); ++i) {
            std::string line = translated(here.lines[i]);
            if (interrupted && i > 0 && chance(18)) interrupt();
            if (headed && i > 0 && chance(25)) keep(subhead());
            if (chance(lists)) list();
            while (broken && line.size() > 60) {  // a line a sentence
                const std::string sentence = first_sentences(line, 1);
                if (sentence.size() >= line.size()) break;
                keep(sentence);
                line.erase(0, sentence.size() + 1);
            }
            if (spoken && chance(40)) line = one("remark") + " " + line;
            if (spoken && chance(30)) line += " " + one("remark");
            if (talk) line = (chance(70) ? asked : word("NAME")) + ": " + (quoted ? "\xE2\x80\x9E" + line + "\xE2\x80\x9C" : line);
            if (talk && chance(50)) keep(chance(50) ? one("remark") : translated(first_words(here.title, 9)) + "?");
            if (!line.empty()) keep(std::move(line));
        }
    }
}

void PageMaker::teasers() {
    debris("related", 1);
    const std::size_t style = random(5), count = small_ ? 1 + random(3) : 2 + random(chance(20) ? 25 : 7);
    for (std::size_t i = 0; i < count; ++i) {
        const CleanArticle& one_more = other();
        if (style == 1) debris("byline", 1);
        drop(translated(one_more.title));
        if (style == 2) debris("byline", 1 + random(2));
        if (style >= 3)
            drop(translated(style == 3 ? first_sentences(one_more.lines.front(), 1 + random(2))
                                       : first_words(one_more.lines.front(), 12 + random(30)) + (chance(50) ? "..." : " […]")));
        if (style >= 2 && chance(60)) debris("more", 1);
    }
}

void PageMaker::comments() {
    debris("comments", 1 + random(2));
    const std::size_t count = chance(20) ? 0
                              : small_   ? 1 + random(3)
                                         : 1 + random(chance(25) ? 40 : 8),
                      before = random(3), after = random(3);
    for (std::size_t i = 0; i < count; ++i) {
        debris("commenter", 1 + before);
        for (std::size_t k = 0; k <= random(3); ++k) {
            std::string text =
                translated(chance(40) ? std::string() : first_sentences(other().lines[random(2) % other().lines.size()], 1 + random(2)));
            if (text.empty() || chance(60)) text = one("remark") + (text.empty() ? "" : " ") + text;
            if (chance(30)) text += " " + one("remark");
            drop(std::move(text));
        }
        debris("commenter", after);
    }
    if (chance(60)) debris("form", 2 + random(7));
}

void PageMaker::archives() {
    debris("side", 1);
    const std::size_t style = random(4), count = small_ ? 1 + random(5) : 4 + random(30);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(1 + random(90));
        if (style == 0) drop(one("month") + " " + std::to_string(2004 + random(20)) + (chance(80) ? " (" + number + ")" : ""));
        if (style == 1) drop(one("nav") + " (" + number + ")");
        if (style == 2) drop(translated(first_words(other().title, 1 + random(2))));
        if (style == 3)
            drop(word("NAME") +
                 (chance(50)          ? ": "
                  : language_ == "de" ? " bei "
                                      : " on ") +
                 translated(chance(50) ? other().title : first_words(other().lines.front(), 14) + "..."));
    }
}

void PageMaker::below() {
    if (chance(50)) debris("tail", 1 + random(5));
    if (chance(45)) debris("share", 1 + random(8));
    if (chance(25)) debris("bio", 1 + random(3));
    if (chance(20)) debris("subscribe", 1 + random(4));
    const bool comments_first = chance(50), discussed = chance(55);
    if (discussed && comments_first) comments();
    if (chance(65)) teasers();
    if (discussed && !comments_first) comments();
    for (std::size_t i = small_ ? 0 : random(4); i-- > 0;) chance(60) ? archives() : teasers();
}

void PageMaker::foot() {
    if (chance(small_ ? 15 : 60)) menus();
    debris("legal", random(5));
    if (chance(20)) debris("cookie", 1 + random(3));
}

std::vector<LabelledLine> PageMaker::make(std::uint64_t number) {
    state_ = mixed(number + 1);
    const CleanArticle& article = articles_[number % articles_.size()];
    made_up_ = chance(65);
    language_ = std::string(made_up_ ? (chance(45) ? "de" : languages[1 + random(languages.size() - 1)]) : "en");
    small_ = chance(25);
    personal_ = !made_up_ && chance(50);
    tongue_ = random(1U << 20U);
    site_.clear();
    page_.clear();
    if (chance(70)) drop(translated(article.title) + (chance(80) ? " - " + word("SITE") : ""));
    if (chance(88)) menus();
    head(article);
    body(article);
    if (chance(92)) below();
    if (chance(88)) foot();
    return std::move(page_);
}

}  // namespace dateline
