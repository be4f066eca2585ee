#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// An article of ours as material for pages.
struct CleanArticle {
    std::string title;
    std::vector<std::string> lines;
};

/// A line of a page to learn from.
struct LabelledLine {
    std::string text;
    bool article = false;
};

/// Makes pages as the web has them out of clean articles: menus before, the article with what interrupts it, and then what stands below and beside: share bars, authors, related
/// stories, comments, archives, forms, small print. Words other than ours come from debris.tsv, headlines and teasers from the other articles. Some pages
/// are in a made-up tongue with another language's commonest words, so that little is learned that holds for English only.
class PageMaker {
public:
    /// `debris`: rows "kind TAB language TAB line;line;..."; both must outlive the maker.
    PageMaker(const std::vector<CleanArticle>& articles, std::string_view debris);

    /// The page of this number around `articles[number % size]`; the same for the same number.
    std::vector<LabelledLine> make(std::uint64_t number);

private:
    using Lines = std::vector<std::string_view>;

    std::uint64_t random(std::uint64_t below);
    bool chance(int percent) { return random(100) < static_cast<std::uint64_t>(percent); }
    const Lines& of_kind(const std::string& kind);
    std::string one(const std::string& kind);
    std::string filled(std::string_view pattern);
    std::string word(std::string_view name);
    std::string translated(std::string_view text);
    std::string personal_word(std::string_view text);
    std::string translated_word(std::string_view text);
    const CleanArticle& other() { return articles_[random(articles_.size())]; }

    void debris(const std::string& kind, std::size_t count);
    void drop(std::string text) { page_.push_back({std::move(text), false}); }
    void keep(std::string text) { page_.push_back({std::move(text), true}); }
    void menus();
    void head(const CleanArticle& article);
    void body(const CleanArticle& article);
    void list();
    std::string subhead();
    void interrupt();
    void teasers();
    void comments();
    void archives();
    void below();
    void foot();

    const std::vector<CleanArticle>& articles_;
    std::map<std::string, Lines> debris_;  ///< "kind language" -> lines
    std::uint64_t state_ = 0;
    std::string language_;
    bool made_up_ = false, personal_ = false, small_ = false;
    std::uint64_t tongue_ = 0;
    std::string site_;
    std::vector<LabelledLine> page_;
};

}  // namespace dateline
