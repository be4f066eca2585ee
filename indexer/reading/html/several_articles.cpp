#include "indexer/reading/html/several_articles.hpp"

#include <algorithm>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/dates.hpp"
#include "indexer/reading/html/element_role.hpp"

namespace dateline::html {
namespace {

constexpr std::uint64_t least_prose = 500;  // bytes; teasers are shorter
constexpr std::uint32_t least_paragraphs = 2;

/// Whether the element, or one around it, says that it holds comments, related stories and the like.
bool is_beside(const PageTree& tree, std::uint32_t node) {
    for (; node != 0; node = tree.nodes()[node].parent)
        if (role_of(tree, tree.nodes()[node]).debris != nullptr && tree.nodes()[node].tag != Tag::body) return true;
    return false;
}

PageArticle describe(const PageTree& tree, std::uint32_t node) {
    PageArticle article;
    article.node = node;
    for (std::uint32_t i = node + 1; i < tree.nodes()[node].end; ++i) {
        const Node& inner = tree.nodes()[i];
        if (article.title.empty() && (inner.tag == Tag::heading1 || inner.tag == Tag::heading)) article.title = tree.text_below(i, 500);
        if (!article.date.empty() || inner.tag != Tag::time) continue;
        const std::string_view stated = tree.attribute(inner, Attribute::datetime);
        if (const auto iso = iso_date(stated.empty() ? tree.text_below(i, 100) : std::string(stated))) article.date = *iso;
    }
    return article;
}

}  // namespace

std::vector<PageArticle> find_several(const PageTree& tree, const PageBlocks& page) {
    struct Candidate {
        std::uint32_t node;
        std::uint64_t prose = 0;
        std::uint32_t paragraphs = 0;
    };
    std::vector<Candidate> candidates;
    for (std::uint32_t i = 1; i < tree.nodes().size();) {
        if (tree.nodes()[i].tag == Tag::article) candidates.push_back({i});
        i = tree.nodes()[i].tag == Tag::article ? std::max(tree.nodes()[i].end, i + 1) : i + 1;
    }
    if (candidates.size() < 2) return {};
    std::uint64_t all = 0;
    auto at = candidates.begin();
    for (const TextBlock& block : page.blocks) {
        if (!block.prose) continue;
        all += block.bytes;
        while (at != candidates.end() && tree.nodes()[at->node].end <= block.node) ++at;
        if (at == candidates.end() || block.node < at->node) continue;
        at->prose += block.bytes;
        ++at->paragraphs;
    }
    std::vector<PageArticle> articles;
    std::uint64_t most = 0, inside = 0;
    for (const Candidate& candidate : candidates) {
        if (candidate.prose < least_prose || candidate.paragraphs < least_paragraphs || is_beside(tree, candidate.node)) continue;
        PageArticle article = describe(tree, candidate.node);
        if (!has_words(article.title)) continue;
        articles.push_back(std::move(article));
        most = std::max(most, candidate.prose);
        inside += candidate.prose;
    }
    const auto dated =
        static_cast<std::size_t>(std::count_if(articles.begin(), articles.end(), [](const PageArticle& one) { return !one.date.empty(); }));
    const bool several = articles.size() >= 2 && dated * 2 >= articles.size() && most * 10 < inside * 7 && inside * 2 > all;
    return several ? articles : std::vector<PageArticle>{};
}

}  // namespace dateline::html
