#include "facets/tool/labelled_articles.hpp"

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "facets/countries/country_names.hpp"
#include "facets/error.hpp"
#include "facets/text/utf8.hpp"

namespace dateline::tool {
namespace {

using nlohmann::json;

class LabelReader {
public:
    LabelReader(const std::string& field, LabelledSet& set) : field_(field), set_(set) {}

    void take(const std::string& line) {
        const json object = json::parse(line, nullptr, false);
        if (!object.is_object())
            throw Error("expected an article as a JSON object; other formats become so with 'dateline-index --dry-run --no-extract FILE'");
        training::LabelledArticle article;
        article.id = object.contains("id") ? object["id"].dump() : std::string();
        article.title = text_of(object, {"title"});
        article.text = text_of(object, {"text", "body", "content"});
        article.date = text_of(object, {"date"});
        article.language = text_of(object, {"language"});
        if (!read_labels(object, article)) {
            ++set_.unlabelled;
        } else if (!article.language.empty() && !article.language.starts_with("en")) {
            ++set_.other_language;
        } else {
            set_.articles.push_back(std::move(article));
        }
    }

private:
    static std::string text_of(const json& object, std::initializer_list<const char*> names) {
        for (const char* name : names) {
            if (!object.contains(name) || object[name].is_null()) continue;
            if (!object[name].is_string()) throw Error("\"" + std::string(name) + "\" is no string");
            auto text = object[name].get<std::string>();
            if (find_invalid_utf8(text) != text.size()) throw Error("\"" + std::string(name) + "\" is no valid UTF-8");
            return text;
        }
        return {};
    }

    /// Whether the article is labelled at all.
    bool read_labels(const json& object, training::LabelledArticle& article) {
        if (!object.contains(field_) || object[field_].is_null()) return false;
        const json& labels = object[field_];
        if (!labels.is_array()) throw Error("\"" + field_ + "\" is no list");
        bool says_given = false, any_given = false;
        for (const json& label : labels) {
            if (label.is_string()) {
                add(article, label.get<std::string>());
                continue;
            }
            if (!label.is_object()) throw Error("a label in \"" + field_ + "\" is neither a string nor an object");
            const bool given = label.value("given", false);
            says_given = says_given || label.contains("given");
            any_given = any_given || given;
            if (label.contains("given") ? given : label.value("about", true))
                add(article, label.contains("code") ? text_of(label, {"code"}) : text_of(label, {"name"}));
        }
        // The output of --dry-run does not tell an article that was labelled with nothing from one that was not labelled.
        if (labels.empty() && object.contains("dropped") && object.contains("notes")) return false;
        return !says_given || any_given;
    }

    void add(training::LabelledArticle& article, const std::string& label) {
        if (const auto code = country_code(label)) {
            article.countries.push_back(CountryTable::instance().find(*code));
        } else if (set_.unknown_labels++ == 0) {
            set_.an_unknown_label = label;
        }
    }

    const std::string& field_;
    LabelledSet& set_;
};

}  // namespace

void read_labelled_articles(const std::string& path, const std::string& field, LabelledSet& set) {
    std::ifstream file;
    if (path != "-") file.open(path, std::ios::binary);
    std::istream& lines = path == "-" ? std::cin : file;
    if (!lines) throw Error("the file '" + path + "' cannot be read");
    LabelReader reader(field, set);
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        try {
            reader.take(line);
        } catch (const std::exception& error) {
            throw Error(path + ", line " + std::to_string(number) + ": " + error.what());
        }
    }
}

}  // namespace dateline::tool
