// Title, text, language and date, parted by NUL bytes: every mention lies where it says it does.

#include "facets/extractor.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace dateline;
using fuzzing::require;

namespace {

void check(const ArticleText& article, const std::vector<Mention>& mentions) {
    for (const Mention& mention : mentions) {
        const std::string_view field = mention.field == Field::title ? article.title : article.text;
        require(mention.begin < mention.end && mention.end <= field.size(), "a mention lies inside its field");
        const std::string_view named = field.substr(mention.begin, mention.end - mention.begin);
        require(named == mention.text, "a mention's text is what stands there");
        require(find_invalid_utf8(named) == named.size(), "a mention begins and ends between characters");
        require(!mention.rule.empty(), "a mention says why it is one");
    }
}

void check(const ArticleText& article, const std::vector<Entity>& entities) {
    for (const Entity& entity : entities) {
        require(!entity.name.empty() && !entity.mentions.empty(), "an entity has a name and mentions");
        require(entity.salience >= 0 && entity.salience <= 1, "salience is from 0 to 1");
        check(article, entity.mentions);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Extractor extractor;
    fuzzing::Input input(data, size);
    const std::string title = fuzzing::as_utf8(input.part()), text = fuzzing::as_utf8(input.part());
    const std::string_view language = input.part();
    const ArticleText article{title, text, language, input.part()};
    const Extraction found = extractor.extract(article);
    for (const auto* entities : {&found.persons, &found.organizations, &found.places, &found.misc}) check(article, *entities);
    for (const Country& country : found.countries) {
        require(country.code.size() == 2 && !country.mentions.empty(), "a country has a code and evidence");
        require(country.salience >= 0 && country.salience <= 1, "salience is from 0 to 1");
        check(article, country.mentions);
    }
    return 0;
}
