#include "indexer/reading/html/article_text.hpp"

#include <algorithm>

#include "indexer/cleaning/wording.hpp"
#include "indexer/reading/html/element_role.hpp"

namespace dateline::html {
namespace {

// How much more prose an element may hold than the best one in it to be the article instead: wider is better than narrower, since what is none is told
// block by block, too. Elements that do not say what they are must hold a good deal more.
constexpr double most_grown_said = 10, most_grown = 8, least_grown = 1.3;

/// Little but figures: "03.04.2020", "27.01.2022 | 13:10", "05:28 Uhr".
bool is_date_or_time(std::string_view text) {
    constexpr std::size_t longest = 40;
    if (text.size() > longest || text.size() < 4) return false;
    std::size_t digits = 0, letters = 0, marks = 0;
    for (const char c : text) {
        digits += c >= '0' && c <= '9';
        letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
        marks += c == '.' || c == ':' || c == '/' || c == '-';
    }
    return digits >= 3 && marks >= 1 && letters <= digits && text.find_first_of("%$+=") == std::string_view::npos;
}

class ArticleFinder {
public:
    ArticleFinder(const PageTree& tree, const PageBlocks& page, const std::string& title)
        : tree_(tree),
          nodes_(tree.nodes()),
          page_(page),
          title_(spell_plainly(title)),
          roles_(nodes_.size()),
          reason_(nodes_.size(), nullptr) {}

    ArticleText find();
    ArticleText find_in(std::uint32_t element);

private:
    std::vector<std::uint64_t> sum_prose(bool without_debris) const;
    void spread_reasons();
    [[nodiscard]] std::uint32_t find_root() const;
    void judge(std::uint32_t root);
    [[nodiscard]] const char* judge_block(const TextBlock& block) const;
    ArticleText collect(std::uint32_t root, bool only_inside = false) const;

    const PageTree& tree_;
    const std::vector<Node>& nodes_;
    const PageBlocks& page_;
    std::string title_;
    std::vector<ElementRole> roles_;
    std::vector<const char*> reason_;   ///< of each node, from itself or from above; null for none
    std::vector<const char*> verdict_;  ///< of each block; null: kept
    std::vector<std::uint64_t> prose_;
};

/// Bytes of prose in and below each node.
std::vector<std::uint64_t> ArticleFinder::sum_prose(bool without_debris) const {
    std::vector<std::uint64_t> sum(nodes_.size(), 0);
    for (const TextBlock& block : page_.blocks)
        if (block.prose && !(without_debris && reason_[block.node] != nullptr)) sum[block.node] += block.bytes - block.link_bytes;
    for (std::size_t i = nodes_.size(); i-- > 1;) sum[nodes_[i].parent] += sum[i];
    return sum;
}

/// A word in a class is not believed when it would cost the article: a page's largest part is no sidebar, whatever it is called.
void ArticleFinder::spread_reasons() {
    const std::vector<std::uint64_t> prose = sum_prose(false);
    const std::uint64_t all = prose[0];
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
        const Node& node = nodes_[i];
        reason_[i] = reason_[node.parent];
        if (node.tag == Tag::text || node.tag == Tag::body || node.tag == Tag::html) continue;
        roles_[i] = role_of(tree_, node);
        const ElementRole& role = roles_[i];
        if (reason_[i] != nullptr || role.debris == nullptr) continue;
        const bool comments = std::string_view(role.debris) == "comments";
        const bool bulk = comments ? all - prose[i] < 250 : prose[i] * (role.small ? 5 : 2) > all * (role.small ? 2 : 1);
        if (bulk && prose[i] > 0) continue;
        if (role.small && (node.tag == Tag::article || node.tag == Tag::main) && prose[i] * 5 > all) continue;
        reason_[i] = role.debris;
    }
}

/// Paragraphs speak for what holds them, and half as much for what holds that; what elements say of themselves raises or lowers the sum.
std::uint32_t ArticleFinder::find_root() const {
    std::vector<double> score(nodes_.size(), 0.0);
    for (const TextBlock& block : page_.blocks) {
        if (!block.prose || reason_[block.node] != nullptr) continue;
        const double weight = static_cast<double>(block.bytes - block.link_bytes) + 30;
        std::uint32_t holder = block.set == BlockSet::loose ? block.node : nodes_[block.node].parent;
        double share = 1.0;
        for (int up = 0; up < 5 && holder != 0; ++up, share *= 0.6, holder = nodes_[holder].parent) score[holder] += weight * share;
    }
    std::uint32_t best = 0;
    double most = 0;
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
        if (score[i] <= 0) continue;
        const double said = 1.0 + 0.2 * roles_[i].article;
        if (score[i] * said <= most) continue;
        most = score[i] * said;
        best = i;
    }
    if (best == 0) return 0;
    // An element that says it holds the article, and holds not much more than the best one, knows better where the article ends.
    std::uint32_t root = best;
    for (std::uint32_t up = nodes_[best].parent; up != 0; up = nodes_[up].parent) {
        const bool says_so = roles_[up].article >= 2;
        const double grown = static_cast<double>(prose_[up]) / static_cast<double>(std::max<std::uint64_t>(prose_[root], 1));
        if (says_so ? grown < most_grown_said : grown > least_grown && grown < most_grown) root = up;
    }
    return root;
}

const char* ArticleFinder::judge_block(const TextBlock& block) const {
    if (const char* reason = reason_[block.node]) return reason;
    const std::string_view text = page_.view(block);
    constexpr std::size_t longest_phrase = 250;
    if (block.set != BlockSet::preformatted && text.size() < longest_phrase) {
        const Wording wording = read_wording(text);
        const bool short_line = text.size() < 80 && (block.set == BlockSet::paragraph || block.set == BlockSet::loose);
        if (wording.reason != nullptr && wording.weight >= (block.prose ? 4 : short_line ? 2 : 3)) return wording.reason;
        if (short_line && is_date_or_time(text)) return "date";
        if (text.size() < title_.size() * 2 + 20 && spell_plainly(text) == title_) return "title";
    }
    const bool linked = block.link_bytes * 3ULL > block.bytes * 2ULL;
    if (linked && block.set != BlockSet::heading && block.set != BlockSet::row) return "navigation";
    return nullptr;
}

void ArticleFinder::judge(std::uint32_t root) {
    verdict_.assign(page_.blocks.size(), nullptr);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
        const TextBlock& block = page_.blocks[i];
        if (block.node < root || block.node >= nodes_[root].end)
            verdict_[i] = reason_[block.node] != nullptr ? reason_[block.node] : "no part of the text";
        else
            verdict_[i] = judge_block(block);
    }
    // A heading over nothing that is kept announces something else.
    bool followed = false;
    for (std::size_t i = page_.blocks.size(); i-- > 0;) {
        if (verdict_[i] != nullptr) continue;
        if (page_.blocks[i].set != BlockSet::heading)
            followed = true;
        else if (!followed)
            verdict_[i] = "no part of the text";
    }
}

ArticleText ArticleFinder::collect(std::uint32_t root, bool only_inside) const {
    ArticleText article;
    article.root = root;
    const TextBlock* last = nullptr;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
        const TextBlock& block = page_.blocks[i];
        const std::string_view text = page_.view(block);
        if (only_inside && (block.node < root || block.node >= nodes_[root].end)) continue;
        if (verdict_[i] != nullptr) {
            article.dropped.push_back({std::string(text), verdict_[i]});
            continue;
        }
        const bool close = last != nullptr && last->set == block.set && (block.set == BlockSet::item || block.set == BlockSet::row);
        if (last != nullptr) article.text += close ? "\n" : "\n\n";
        article.text += text;
        last = &block;
    }
    return article;
}

ArticleText ArticleFinder::find() {
    spread_reasons();
    prose_ = sum_prose(true);
    if (prose_[0] < 100) {
        std::fill(reason_.begin(), reason_.end(), nullptr);
        prose_ = sum_prose(false);
    }
    const std::uint32_t root = find_root();
    if (root == 0) {
        ArticleText whole;
        whole.is_page = true;
        for (const TextBlock& block : page_.blocks) {
            if (!whole.text.empty()) whole.text += "\n\n";
            whole.text += page_.view(block);
        }
        return whole;
    }
    judge(root);
    return collect(root);
}

ArticleText ArticleFinder::find_in(std::uint32_t element) {
    spread_reasons();
    judge(element);
    return collect(element, true);
}

}  // namespace

ArticleText find_article_in(std::uint32_t element, const PageTree& tree, const PageBlocks& page, const std::string& title) {
    return ArticleFinder(tree, page, title).find_in(element);
}

ArticleText find_article(const PageTree& tree, const PageBlocks& page, const std::string& title) {
    return ArticleFinder(tree, page, title).find();
}

}  // namespace dateline::html
