#include "indexer/cleaning/line_judge.hpp"

#include <algorithm>
#include <string_view>

#include "indexer/cleaning/headline.hpp"
#include "indexer/cleaning/line_features.hpp"
#include "indexer/cleaning/line_model.hpp"
#include "indexer/cleaning/rule_judge.hpp"

namespace dateline {
namespace {

/// Takes as the title what looks most like a headline above the first kept prose, in place of the rules' title; what was kept above it goes.
void choose_title(const std::vector<BlockProfile>& profiles, std::vector<Verdict>& verdicts) {
    const auto is = [&](std::size_t i, BlockKind kind) { return verdicts[i].kind == kind; };
    std::size_t body = 0, old = 0;
    while (body < verdicts.size() && !(is(body, BlockKind::article) && profiles[body].prose)) ++body;
    while (old < verdicts.size() && !is(old, BlockKind::title)) ++old;
    if (body == verdicts.size()) return;
    const std::size_t title = find_headline(profiles, body, true);
    if (title == no_block) return;
    if (old < verdicts.size()) verdicts[old] = {BlockKind::debris, "no part of the text"};
    verdicts[title] = {BlockKind::title, ""};
    for (std::size_t i = 0; i < title; ++i)
        if (is(i, BlockKind::article)) verdicts[i] = {BlockKind::debris, "no part of the text"};
}

/// Where the readers' part of a page begins: at a line about comments below some text; the number of blocks when there is none.
std::size_t find_comments(const std::vector<BlockProfile>& profiles, const std::vector<bool>& kept) {
    constexpr std::uint32_t longest_header = 6, enough_above = 40;  // words
    std::uint32_t above = 0;
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        const BlockProfile& profile = profiles[i];
        const bool header = profile.wording.weight >= 2 && std::string_view(profile.wording.reason) == "comments" &&
                            profile.block->shape.words <= longest_header;
        if (header && above >= enough_above) return i;
        if (kept[i] && profile.prose) above += profile.block->shape.words;
    }
    return profiles.size();
}

/// What the learned chain keeps, or the rules where it keeps nothing; but for what is certain: nothing below the readers' comments, and what a kept colon announces when the rules keep it.
std::vector<bool> choose_lines(const std::vector<BlockProfile>& profiles, const std::vector<Verdict>& verdicts) {
    std::vector<bool> kept = LineModel::shipped().decide(describe_lines(profiles, verdicts));
    if (std::find(kept.begin(), kept.end(), true) == kept.end())
        for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = verdicts[i].kind == BlockKind::article;
    const std::size_t comments = find_comments(profiles, kept);
    for (std::size_t i = 1; i < kept.size(); ++i) {
        if (i >= comments)
            kept[i] = false;
        else if (kept[i - 1] && profiles[i - 1].block->shape.ends_in_colon && verdicts[i].kind == BlockKind::article)
            kept[i] = true;
    }
    return kept;
}

/// Whether a block that its source repeats may go: places and rows of tables are repeated, too.
bool may_be_furniture(const BlockProfile& profile) {
    return profile.repeated && !profile.agency_start && !profile.block->shape.is_row;
}

/// Takes off the article's two ends what many articles of its source carry; nothing where most of it would go.
void drop_repeated_ends(const std::vector<BlockProfile>& profiles, std::vector<Verdict>& verdicts) {
    std::vector<std::size_t> kept, dropped;
    std::uint64_t words = 0, dropped_words = 0;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        if (verdicts[i].kind != BlockKind::article) continue;
        kept.push_back(i);
        words += profiles[i].block->shape.words;
    }
    std::size_t begin = 0, end = kept.size();
    while (begin < end && may_be_furniture(profiles[kept[begin]])) dropped.push_back(kept[begin++]);
    while (end > begin && may_be_furniture(profiles[kept[end - 1]])) dropped.push_back(kept[--end]);
    for (const std::size_t at : dropped) dropped_words += profiles[at].block->shape.words;
    if (begin == end || dropped_words * 2 > words) return;
    for (const std::size_t at : dropped) verdicts[at] = {BlockKind::debris, "repeated by its source"};
}

}  // namespace

std::vector<Verdict> judge_blocks(const std::vector<BlockProfile>& profiles) {
    constexpr std::size_t few_blocks = 10;  // hardly a page of the web: a chain has nothing to go by
    std::vector<Verdict> verdicts = judge_by_rules(profiles);
    if (profiles.size() < few_blocks) {
        drop_repeated_ends(profiles, verdicts);
        return verdicts;
    }
    const std::vector<bool> kept = choose_lines(profiles, verdicts);
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        Verdict& verdict = verdicts[i];
        if (verdict.kind == BlockKind::title) continue;
        if (kept[i])
            verdict = {BlockKind::article, ""};
        else if (verdict.kind == BlockKind::article)
            verdict = {BlockKind::debris, profiles[i].wording.reason != nullptr ? profiles[i].wording.reason : "no part of the text"};
    }
    drop_repeated_ends(profiles, verdicts);
    choose_title(profiles, verdicts);
    return verdicts;
}

}  // namespace dateline
