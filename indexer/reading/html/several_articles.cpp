#include "indexer/reading/html/several_articles.hpp"

#include <algorithm>

#include "indexer/cleaning/wording.hpp"
#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/dates.hpp"
#include "indexer/reading/html/element_role.hpp"
#include "indexer/reading/html/linked_data.hpp"

namespace dateline::html {
namespace {

constexpr std::uint64_t least_prose = 500;          // bytes; teasers are shorter
constexpr std::uint64_t least_untold_prose = 1000;  // of one that neither a date nor linked data bear out
constexpr std::uint32_t least_paragraphs = 2;

/// Whether the element, or one around it, says that it holds comments, related stories and the like.
bool is_beside(const PageTree& tree, std::uint32_t node) {
    for (; node != 0; node = tree.nodes()[node].parent)
        if (role_of(tree, tree.nodes()[node]).debris != nullptr && tree.nodes()[node].tag != Tag::body) return true;
    return false;
}

/// An <article> element that may be one of several.
struct Candidate {
    std::uint32_t node;
    std::uint64_t prose = 0;
    std::uint32_t paragraphs = 0;
    Tag heading = Tag::inline_element;  ///< of its first heading
};

/// Adds what the page's linked data say of an article of this headline.
void add_description(const std::vector<PageMetadata>& described, PageArticle& article, bool& is_described) {
    const std::string title = spell_plainly(article.title);
    for (const PageMetadata& one : described) {
        if (spell_plainly(one.title) != title) continue;
        is_described = true;
        if (article.date.empty()) article.date = one.date;
        if (!one.date.empty() && article.date_rule.empty()) article.date_rule = "metadata";
        article.url = one.url;
        article.authors = one.authors;
        return;
    }
}

PageArticle read_element(const PageTree& tree, Candidate& candidate) {
    PageArticle article;
    article.node = candidate.node;
    for (std::uint32_t i = article.node + 1; i < tree.nodes()[article.node].end; ++i) {
        const Node& inner = tree.nodes()[i];
        if (article.title.empty() && (inner.tag == Tag::heading1 || inner.tag == Tag::heading)) {
            article.title = tree.text_below(i, 500);
            candidate.heading = inner.tag;
        }
        if (!article.date.empty() || inner.tag != Tag::time) continue;
        const std::string_view stated = tree.attribute(inner, Attribute::datetime);
        if (const auto iso = iso_date(stated.empty() ? tree.text_below(i, 100) : std::string(stated))) article.date = *iso;
        if (!article.date.empty()) article.date_rule = "time";
    }
    return article;
}

std::vector<Candidate> find_candidates(const PageTree& tree) {
    std::vector<Candidate> candidates;
    for (std::uint32_t i = 1; i < tree.nodes().size();) {
        const bool found = tree.nodes()[i].tag == Tag::article;
        if (found) candidates.push_back({i});
        i = found ? std::max(tree.nodes()[i].end, i + 1) : i + 1;
    }
    return candidates;
}

/// Gives every candidate the prose that stands in it; returns how much there is on the page, in bytes.
std::uint64_t share_out_prose(const PageTree& tree, const PageBlocks& page, std::vector<Candidate>& candidates) {
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
    return all;
}

}  // namespace

std::vector<PageArticle> find_several(const PageTree& tree, const PageBlocks& page) {
    std::vector<Candidate> candidates = find_candidates(tree);
    if (candidates.size() < 2) return {};
    const std::vector<PageMetadata> described = read_described_articles(tree);
    const std::uint64_t all = share_out_prose(tree, page, candidates);
    std::vector<PageArticle> articles;
    std::uint64_t most = 0, least = all, inside = 0;
    std::size_t told = 0;  // dated or described
    bool alike = true;
    Tag heading = Tag::inline_element;
    for (Candidate& candidate : candidates) {
        if (candidate.prose < least_prose || candidate.paragraphs < least_paragraphs || is_beside(tree, candidate.node)) continue;
        PageArticle article = read_element(tree, candidate);
        if (!has_words(article.title)) continue;
        bool is_described = false;
        add_description(described, article, is_described);
        told += is_described || !article.date.empty();
        alike = alike && (articles.empty() || candidate.heading == heading);
        heading = candidate.heading;
        articles.push_back(std::move(article));
        most = std::max(most, candidate.prose);
        least = std::min(least, candidate.prose);
        inside += candidate.prose;
    }
    const bool surely_articles = told * 2 >= articles.size() || (alike && least >= least_untold_prose);
    const bool several = articles.size() >= 2 && surely_articles && most * 10 < inside * 7 && inside * 2 > all;
    return several ? articles : std::vector<PageArticle>{};
}

}  // namespace dateline::html
