#include "indexer/reading/html/element_role.hpp"

#include <array>

#include "indexer/cleaning/packed_word.hpp"

namespace dateline::html {
namespace {

enum class Sense : unsigned char {
    none,
    navigation,
    related,
    comments,
    share,
    subscription,
    cookies,
    advertisement,
    caption,
    byline,
    tags,
    legal,
    donation,
    tool,
    date,
    body,  ///< of an article
    article,
};

constexpr const char* reasons[] = {nullptr,    "navigation",    "related", "comments", "share", "subscription",
                                   "cookies",  "advertisement", "caption", "byline",   "tags",  "legal",
                                   "donation", "navigation",    "date",    nullptr,    nullptr};

struct Said {
    std::string_view word;
    Sense sense;
};

// Words of classes and ids, in small letters; only their first eight letters are compared.
constexpr Said said[] = {
    {"nav", Sense::navigation},
    {"navi", Sense::navigation},
    {"navbar", Sense::navigation},
    {"navigation", Sense::navigation},
    {"menu", Sense::navigation},
    {"submenu", Sense::navigation},
    {"breadcrumb", Sense::navigation},
    {"topbar", Sense::navigation},
    {"pagination", Sense::navigation},
    {"pager", Sense::navigation},
    {"pagenav", Sense::navigation},
    {"footer", Sense::legal},
    {"footnav", Sense::navigation},
    {"fuss", Sense::legal},
    {"sidebar", Sense::related},
    {"seitenleiste", Sense::related},
    {"masthead", Sense::navigation},
    {"skip", Sense::navigation},
    {"toc", Sense::navigation},
    {"search", Sense::tool},
    {"suche", Sense::tool},
    {"login", Sense::tool},
    {"modal", Sense::tool},
    {"popup", Sense::tool},
    {"overlay", Sense::tool},
    {"toolbar", Sense::tool},
    {"tools", Sense::tool},
    {"print", Sense::tool},
    {"widget", Sense::related},
    {"widgets", Sense::related},
    {"related", Sense::related},
    {"relatedposts", Sense::related},
    {"similar", Sense::related},
    {"recommended", Sense::related},
    {"recirc", Sense::related},
    {"popular", Sense::related},
    {"mostread", Sense::related},
    {"trending", Sense::related},
    {"teaser", Sense::related},
    {"teasers", Sense::related},
    {"readmore", Sense::related},
    {"carousel", Sense::related},
    {"slider", Sense::related},
    {"crp", Sense::related},
    {"yarpp", Sense::related},
    {"taboola", Sense::advertisement},
    {"outbrain", Sense::advertisement},
    {"verwandte", Sense::related},
    {"latest", Sense::related},
    {"comment", Sense::comments},
    {"comments", Sense::comments},
    {"commentlist", Sense::comments},
    {"kommentar", Sense::comments},
    {"comentarios", Sense::comments},
    {"disqus", Sense::comments},
    {"respond", Sense::comments},
    {"reply", Sense::comments},
    {"share", Sense::share},
    {"sharing", Sense::share},
    {"shares", Sense::share},
    {"social", Sense::share},
    {"sharedaddy", Sense::share},
    {"shariff", Sense::share},
    {"addthis", Sense::share},
    {"addtoany", Sense::share},
    {"sociable", Sense::share},
    {"teilen", Sense::share},
    {"newsletter", Sense::subscription},
    {"signup", Sense::subscription},
    {"subscribe", Sense::subscription},
    {"subscription", Sense::subscription},
    {"paywall", Sense::subscription},
    {"piano", Sense::subscription},
    {"cookie", Sense::cookies},
    {"cookies", Sense::cookies},
    {"consent", Sense::cookies},
    {"gdpr", Sense::cookies},
    {"banner", Sense::advertisement},
    {"ad", Sense::advertisement},
    {"ads", Sense::advertisement},
    {"adsense", Sense::advertisement},
    {"advert", Sense::advertisement},
    {"advertisement", Sense::advertisement},
    {"anzeige", Sense::advertisement},
    {"werbung", Sense::advertisement},
    {"promo", Sense::advertisement},
    {"promotion", Sense::advertisement},
    {"sponsor", Sense::advertisement},
    {"sponsored", Sense::advertisement},
    {"adslot", Sense::advertisement},
    {"caption", Sense::caption},
    {"figcaption", Sense::caption},
    {"bildunterschrift", Sense::caption},
    {"bildtext", Sense::caption},
    {"credit", Sense::caption},
    {"credits", Sense::caption},
    {"copyright", Sense::caption},
    {"gallery", Sense::caption},
    {"slideshow", Sense::caption},
    {"byline", Sense::byline},
    {"author", Sense::byline},
    {"authors", Sense::byline},
    {"autor", Sense::byline},
    {"autoren", Sense::byline},
    {"bio", Sense::byline},
    {"vcard", Sense::byline},
    {"tags", Sense::tags},
    {"taglist", Sense::tags},
    {"tagcloud", Sense::tags},
    {"keywords", Sense::tags},
    {"postmeta", Sense::date},
    {"postmetadata", Sense::date},
    {"metadata", Sense::date},
    {"dateline", Sense::date},
    {"timestamp", Sense::date},
    {"donate", Sense::donation},
    {"donation", Sense::donation},
    {"spenden", Sense::donation},
    {"impressum", Sense::legal},
    {"disclaimer", Sense::legal},
    {"article", Sense::article},
    {"artikel", Sense::article},
    {"post", Sense::article},
    {"entry", Sense::article},
    {"story", Sense::article},
    {"news", Sense::article},
    {"hentry", Sense::article},
    {"blog", Sense::article},
    {"content", Sense::body},
    {"body", Sense::body},
    {"text", Sense::body},
    {"articlebody", Sense::body},
    {"inhalt", Sense::body},
    {"main", Sense::body},
    {"bodytext", Sense::body},
    {"paragraphs", Sense::body},
    {"copy", Sense::body},
    {"detail", Sense::body},
    {"conteudo", Sense::body},
    {"contenido", Sense::body},
};

constexpr auto senses = [] {
    PackedWordTable<Sense, 512> table;
    for (const Said& one : said) table[pack_word(one.word)] = one.sense;
    return table;
}();

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/// The senses of the words of a class or id ("post-content", "relatedPosts").
class Senses {
public:
    void read(std::string_view value) {
        value = value.substr(0, 500);
        std::size_t at = 0;
        while (at < value.size()) {
            // What a system of blogs says of an article's own labels, by thousands of words.
            const std::string_view rest = value.substr(at);
            if (rest.starts_with("tag-") || rest.starts_with("category-") || rest.starts_with("has-") || rest.starts_with("no-") ||
                rest.starts_with("with-") || rest.starts_with("js-")) {
                const std::size_t blank = rest.find(' ');
                if (blank == std::string_view::npos) return;
                at += blank + 1;
                continue;
            }
            const std::size_t blank = std::min(rest.find(' '), rest.size());
            read_name(rest.substr(0, blank));
            at += blank + 1;
        }
    }

    [[nodiscard]] bool has(Sense sense) const { return (seen_ >> static_cast<unsigned>(sense) & 1U) != 0; }
    [[nodiscard]] Sense first_debris() const { return debris_; }

private:
    void read_name(std::string_view name) {
        std::size_t at = 0;
        while (at < name.size()) {
            while (at < name.size() && !is_letter(name[at])) ++at;
            std::uint64_t packed = 0;
            std::size_t length = 0;
            const std::size_t begin = at;
            for (; at < name.size() && is_letter(name[at]); ++at, ++length) {
                if (at > begin && is_capital(name[at]) && !is_capital(name[at - 1])) break;
                if (length < 8) packed |= static_cast<std::uint64_t>(static_cast<unsigned char>(name[at] | 0x20)) << (8 * length);
            }
            if (length >= 2) add(senses.find(packed));
        }
    }
    void add(Sense sense) {
        if (sense == Sense::none) return;
        seen_ |= 1U << static_cast<unsigned>(sense);
        if (sense < Sense::body && debris_ == Sense::none) debris_ = sense;
    }

    std::uint32_t seen_ = 0;
    Sense debris_ = Sense::none;
};

const char* tag_debris(const PageTree& tree, const Node& node) {
    switch (node.tag) {
        case Tag::navigation:
            return "navigation";
        case Tag::aside:
            return "related";
        case Tag::footer:
            return "legal";
        case Tag::caption:
            return tree.nodes()[node.parent].tag == Tag::table ? nullptr : "caption";
        case Tag::figure:
            return "caption";
        case Tag::button:
            return "navigation";
        case Tag::form:
            return "navigation";
        default:
            break;
    }
    const std::string_view role = tree.attribute(node, Attribute::role);
    if (role == "navigation" || role == "search" || role == "menu" || role == "banner") return "navigation";
    if (role == "complementary") return "related";
    if (role == "contentinfo") return "legal";
    if (role == "dialog") return "cookies";
    return nullptr;
}

}  // namespace

ElementRole role_of(const PageTree& tree, const Node& node) {
    ElementRole role;
    role.debris = tag_debris(tree, node);
    if (node.tag == Tag::main) role.article = 1;
    if (node.tag == Tag::article) role.article = 2;
    if (node.attribute_count == 0) return role;
    const std::string_view itemprop = tree.attribute(node, Attribute::itemprop);
    if (itemprop == "articleBody") role.article = 3;
    Senses senses_here;
    senses_here.read(tree.attribute(node, Attribute::css_class));
    senses_here.read(tree.attribute(node, Attribute::id));
    const Sense debris = senses_here.first_debris();
    if (debris != Sense::none && role.debris == nullptr && role.article < 3) {
        role.debris = reasons[static_cast<std::size_t>(debris)];
        role.small = true;
    }
    if (role.article == 0 && debris == Sense::none && senses_here.has(Sense::body)) role.article = senses_here.has(Sense::article) ? 2 : 1;
    return role;
}

}  // namespace dateline::html
