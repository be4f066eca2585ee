#include "facets/tool/labelled_sets.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

#include "facets/error.hpp"
#include "facets/text/utf8.hpp"

namespace dateline::tool {
namespace {

using nlohmann::json;

void add_label(const json& value, const std::string& field, std::vector<std::string>& labels) {
    if (value.is_object()) {
        if (!value.value("given", true)) return;
        labels.push_back(value.at("id").get<std::string>());
    } else if (value.is_string()) {
        labels.push_back(value.get<std::string>());
    } else {
        throw Error("expected a label in \"" + field + "\" to be a string, or an object with \"id\", but found " + value.dump());
    }
    if (labels.back().empty()) labels.pop_back();
}

std::vector<std::string> read_labels(const json& article, const std::string& field) {
    std::vector<std::string> labels;
    const auto found = article.find(field);
    if (found == article.end() || found->is_null()) return labels;
    if (found->is_array())
        for (const json& value : *found) add_label(value, field, labels);
    else
        add_label(*found, field, labels);
    return labels;
}

LabelledArticle read_article(const std::string& line, const LabelFields& fields) {
    if (find_invalid_utf8(line) < line.size()) throw Error("expected valid UTF-8");
    const json object = json::parse(line, nullptr, false);
    if (!object.is_object())
        throw Error("expected a JSON object on a line of its own, {\"title\": ..., \"text\": ..., \"" + fields.labels +
                    "\": [...]}; 'dateline-index --dry-run --no-extract' makes such lines of other formats");
    LabelledArticle article;
    if (object.contains("id")) article.id = object["id"].is_string() ? object["id"].get<std::string>() : object["id"].dump();
    article.title = object.value("title", "");
    for (const char* name : {"text", "body", "content"}) {
        if (!object.contains(name)) continue;
        article.text = object[name].get<std::string>();
        break;
    }
    if (article.title.empty() && article.text.empty()) throw Error("expected \"title\" or \"text\" with words in it");
    article.labels = read_labels(object, fields.labels);
    article.unsure = read_labels(object, fields.unsure);
    return article;
}

}  // namespace

void read_labelled_articles(const std::string& path, const LabelFields& fields, const std::function<void(LabelledArticle&&)>& take) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error("the file '" + path + "' cannot be read");
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        try {
            take(read_article(line, fields));
        } catch (const std::exception& error) {
            throw Error(path + ", line " + std::to_string(number) + ": " + error.what());
        }
    }
}

}  // namespace dateline::tool
