#include "indexer/cleaning/rule_judge.hpp"

#include <algorithm>
#include <string_view>

#include "indexer/cleaning/headline.hpp"

namespace dateline {
namespace {

/// Marks that the article is over, unless prose follows: what stands below is of their kind or furniture.
bool closes_page(std::string_view reason) {
    for (const std::string_view closing :
         {"related", "share", "legal", "subscription", "comments", "tags", "navigation", "cookies", "print"})
        if (reason == closing) return true;
    return false;
}

bool is_caption(const BlockProfile& profile) {
    return profile.wording.weight >= 2 && profile.wording.reason != nullptr && std::string_view(profile.wording.reason) == "caption";
}

/// A judge of one page: finds the parts, then goes through each.
class PageJudge {
public:
    explicit PageJudge(const std::vector<BlockProfile>& profiles)
        : profiles_(profiles), verdicts_(profiles.size()), in_list_(profiles.size()) {}

    std::vector<Verdict> judge();

private:
    void find_body();
    void find_lists();
    void mark_list(std::size_t begin, std::size_t end, bool announced);
    void judge_head();
    void judge_middle();
    void judge_tail();
    [[nodiscard]] bool is_subhead(std::size_t at) const;
    [[nodiscard]] bool is_sentence(std::size_t at) const;
    [[nodiscard]] bool belongs_to_text(std::size_t at) const;
    /// The reason for which the block is debris by itself; null when only its surroundings can tell.
    [[nodiscard]] const char* own_debris(std::size_t at) const {
        const BlockProfile& profile = profiles_[at];
        const bool heads_list = at + 1 < in_list_.size() && in_list_[at + 1] && profile.block->shape.words <= 6;
        return profile.weak && (in_list_[at] || heads_list) ? nullptr : profile.debris;
    }
    void drop(std::size_t at, const char* reason) { verdicts_[at] = {BlockKind::debris, reason}; }
    void keep(std::size_t at) { verdicts_[at] = {BlockKind::article, ""}; }

    std::vector<BlockProfile> profiles_;
    std::vector<Verdict> verdicts_;
    std::vector<bool> in_list_;     ///< part of a table or list of the article
    std::size_t first_ = no_block;  ///< first block of prose
    std::size_t last_ = no_block;   ///< last block of prose
    std::size_t title_ = no_block;
};

/// The article lies between its first and its last block of prose, the first below the headline. A page without any prose has one: its longest block that no
/// phrase speaks against.
void PageJudge::find_body() {
    constexpr std::uint32_t certain_words = 25;  // shorter sentences stand above headlines too, in appeals to the reader
    std::size_t longest = no_block, certain = no_block, dateline = no_block;
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
        const BlockProfile& profile = profiles_[i];
        if (profile.prose) {
            if (first_ == no_block) first_ = i;
            const bool appeal =
                profile.block->shape.words < certain_words && (profile.wording.weight > 0 || profile.block->shape.address > 0);
            if (certain == no_block && !appeal) certain = i;
            if (dateline == no_block && profile.agency_start) dateline = i;
            last_ = i;
        }
        const bool candidate = profile.debris == nullptr && !profile.date_line;
        const auto rank = [](const BlockProfile& p) { return p.block->shape.words + (p.block->shape.ends_sentence ? 6 : 0); };
        if (candidate && (longest == no_block || rank(profile) >= rank(profiles_[longest]))) longest = i;
    }
    if (first_ == no_block && longest != no_block) {
        first_ = last_ = longest;
        profiles_[longest].prose = true;
    }
    if (first_ == no_block) return;
    title_ = find_headline(profiles_, certain != no_block ? certain : first_);
    // A caption in whole sentences above the headline: where an agency's first paragraph stands below, that is where the article begins.
    if (title_ == no_block && dateline != no_block) title_ = find_headline(profiles_, dateline);
    if (title_ == no_block) title_ = find_headline(profiles_, first_);
    while (title_ != no_block && first_ < title_) ++first_;
    while (first_ == title_ || !profiles_[first_].prose) ++first_;
}

/// A line that is a sentence or several, if short.
bool PageJudge::is_sentence(std::size_t at) const {
    const BlockShape& shape = profiles_[at].block->shape;
    return shape.ends_sentence && shape.words >= 2 && !shape.is_row;
}

/// Few words without a mark at their end: "The plotters", "RESULTS".
bool PageJudge::is_subhead(std::size_t at) const {
    const BlockProfile& profile = profiles_[at];
    const BlockShape& shape = profile.block->shape;
    const std::size_t longest = shape.all_capitals ? 8 : 6;
    return shape.words > 0 && shape.words <= longest && !shape.ends_sentence && shape.separators == 0 && profile.wording.weight == 0 &&
           shape.address == 0;
}

/// Marks the blocks [begin, end), none of them prose or certain debris, as a list of the article if they look like one: rows and items, lines of one form,
/// or lines that a colon announces. `announced`: it stands before `begin`.
void PageJudge::mark_list(std::size_t begin, std::size_t end, bool announced) {
    std::size_t rows = 0, figures = 0, colons = 0, commas = 0;
    std::size_t first_announced = announced ? begin : end;
    for (std::size_t i = begin; i < end; ++i) {
        const Block& block = *profiles_[i].block;
        rows += profiles_[i].tabular;
        figures += block.shape.numbers > 0;
        colons += block.text.find(": ") != std::string_view::npos;
        commas += block.text.find(", ") != std::string_view::npos;
        if (block.shape.ends_in_colon && first_announced == end) first_announced = i;
    }
    const std::size_t lines = end - begin;
    const auto most = [&](std::size_t count) { return count * 10 >= lines * 8; };
    const bool alike = (rows >= 2 && rows * 2 >= lines) || (rows >= 1 && lines >= 2 && most(colons)) || (lines >= 3 && most(figures)) ||
                       (lines >= 4 && (most(colons) || most(commas)));
    for (std::size_t i = alike ? begin : first_announced; i < end; ++i) in_list_[i] = true;
}

void PageJudge::find_lists() {
    const auto ends_list = [&](std::size_t at) {
        return profiles_[at].prose || at == title_ || (profiles_[at].debris != nullptr && !profiles_[at].weak);
    };
    bool announced = false, listed = false;
    for (std::size_t i = first_; i < profiles_.size();) {
        if (ends_list(i)) {
            // An advertisement in the middle of a list does not end it.
            const bool interrupts = !profiles_[i].prose && profiles_[i].debris != nullptr && !closes_page(profiles_[i].debris);
            announced = profiles_[i].prose ? profiles_[i].block->shape.ends_in_colon : interrupts && (announced || listed);
            listed = false;
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < profiles_.size() && !ends_list(end)) ++end;
        mark_list(i, end, announced);
        listed = in_list_[end - 1];
        announced = false;
        i = end;
    }
}

void PageJudge::judge_head() {
    const bool dateline_below = profiles_[first_].agency_start;
    for (std::size_t i = 0; i < first_; ++i) {
        const BlockProfile& profile = profiles_[i];
        const bool below_title = title_ != no_block && i > title_;
        if (i == title_) {
            verdicts_[i] = {BlockKind::title, ""};
        } else if (profile.debris != nullptr) {
            drop(i, profile.debris);
        } else if (profile.date_line || profile.keyword_list) {
            drop(i, profile.date_line ? "date" : "tags");
        } else if (below_title && (profile.agency_start || profile.block->shape.ends_in_colon || profile.tabular)) {
            keep(i);
        } else if (below_title && is_sentence(i) && profile.wording.weight < 2 && !(dateline_below && profile.block->shape.verbs == 0)) {
            keep(i);
        } else if (below_title || title_ == no_block) {
            drop(i, profile.wording.reason != nullptr ? profile.wording.reason : "caption");
        } else {
            drop(i, profile.block->shape.words <= 3 ? "navigation" : "related");
        }
    }
}

/// Whether a block that no phrase speaks against, between two of prose or below the last, is part of the article.
bool PageJudge::belongs_to_text(std::size_t at) const {
    constexpr std::uint32_t longest_teaser = 10;   // words
    constexpr std::uint32_t longest_caption = 18;  // words; a longer line is a sentence whose end was lost
    const BlockProfile& profile = profiles_[at];
    const BlockShape& shape = profile.block->shape;
    if (in_list_[at] || profile.tabular || profile.agency_start || shape.ends_in_colon) return true;
    if (is_caption(profile)) return false;
    for (const std::string_view quote : {"\"", "'", "“", "«", "„", "‘"})  // spoken words stand without a full stop, too
        if (profile.wording.weight == 0 && profile.block->text.starts_with(quote)) return true;
    if (is_sentence(at)) return profile.block->text.back() != '?' || shape.words > longest_teaser;
    if (shape.words >= longest_caption && shape.verbs > 0 && profile.wording.weight == 0) return true;
    const bool last = at + 1 == profiles_.size();
    return is_subhead(at) && !last && (profiles_[at + 1].prose || profiles_[at + 1].tabular || in_list_[at + 1]);
}

void PageJudge::judge_middle() {
    bool below_header = false;
    for (std::size_t i = first_; i <= last_; ++i) {
        const BlockProfile& profile = profiles_[i];
        if (profile.prose) {
            keep(i);
            below_header = false;
        } else if (const char* reason = own_debris(i)) {
            drop(i, reason);
            below_header = profile.wording.header;
        } else if (below_header && !profile.tabular) {
            drop(i, "related");
        } else if (belongs_to_text(i)) {
            keep(i);
        } else {
            drop(i, is_caption(profile) ? "caption" : profile.wording.reason != nullptr ? profile.wording.reason : "no part of the text");
        }
    }
}

void PageJudge::judge_tail() {
    bool closed = false;
    for (std::size_t i = last_ + 1; i < profiles_.size(); ++i) {
        const BlockProfile& profile = profiles_[i];
        const char* reason = own_debris(i);
        if (reason == nullptr && profile.keyword_list && !in_list_[i]) reason = "tags";
        if (reason != nullptr) {
            drop(i, reason);
            closed = closed || closes_page(reason);
        } else if (!closed && belongs_to_text(i) && (in_list_[i] || profile.tabular || profile.block->shape.address == 0)) {
            keep(i);
        } else {
            drop(i, profile.date_line ? "date" : profile.wording.reason != nullptr ? profile.wording.reason : "related");
            closed = true;
        }
    }
}

std::vector<Verdict> PageJudge::judge() {
    find_body();
    if (first_ == no_block) {
        for (std::size_t i = 0; i < profiles_.size(); ++i) drop(i, profiles_[i].debris != nullptr ? profiles_[i].debris : "date");
        return verdicts_;
    }
    find_lists();
    judge_head();
    judge_middle();
    judge_tail();
    return verdicts_;
}

}  // namespace

std::vector<Verdict> judge_by_rules(const std::vector<BlockProfile>& profiles) {
    return PageJudge(profiles).judge();
}

}  // namespace dateline
