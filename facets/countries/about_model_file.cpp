#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "facets/countries/about_model.hpp"
#include "facets/error.hpp"
#include "facets/tables/tables.hpp"
#include "facets/tagger/hashing.hpp"

extern "C" {
extern const char dateline_countries_model[];
extern const char dateline_countries_model_end[];
}

namespace dateline {
namespace {

constexpr std::string_view kind = "dateline country model ";
constexpr std::string_view version = "1";
constexpr std::string_view checksum_word = "checksum ";
constexpr double most_weight = 1000;  ///< either way; nothing that is learned comes near

std::string checksum_of(std::string_view body) {
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(tagger::hash_bytes(body)));
    return digits.data();
}

std::string written(double weight) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), weight, std::chars_format::fixed, 4).ptr;
    return {digits.data(), end};
}

/// Reads the lines behind the provenance.
class TableReader {
public:
    explicit TableReader(AboutWeights& weights) : weights_(weights) {}

    void take(std::string_view line) {
        const std::string_view what = next_column(line);
        if (what == "feature") {
            const std::size_t feature = feature_named(next_column(line));
            weights_.features[feature] = number(line);
        } else if (what == "country") {
            const CountryIndex country = country_coded(next_column(line));
            const std::size_t feature = feature_named(next_column(line));
            weights_.of_country[country][feature] = number(line);
        } else if (what == "default") {
            weights_.defaults.push_back(country_coded(line));
        } else if (what == "word") {
            const CountryIndex country = country_coded(next_column(line));
            const std::string_view word = next_column(line);
            if (word.empty()) throw Error("expected a word");
            weights_.words.push_back({std::string(word), country, number(line)});
        } else {
            throw Error("expected 'feature', 'country', 'default' or 'word', found '" + std::string(what) + "'");
        }
    }

private:
    static std::size_t feature_named(std::string_view name) {
        for (std::size_t i = 0; i < about_feature_count; ++i)
            if (about_feature_name(static_cast<AboutFeature>(i)) == name) return i;
        throw Error("'" + std::string(name) + "' is no feature");
    }
    static CountryIndex country_coded(std::string_view code) {
        const CountryIndex country = CountryTable::instance().find(code);
        if (country == no_country) throw Error("'" + std::string(code) + "' is no country's code");
        return country;
    }
    static double number(std::string_view text) {
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size() || !(std::abs(value) <= most_weight))
            throw Error("'" + std::string(text) + "' is no weight");
        return value;
    }

    AboutWeights& weights_;
};

std::string_view cut_line(std::string_view& rest) {
    return next_column(rest, '\n');
}

/// What follows the checksum, which must fit.
std::string_view checked_body(std::string_view file) {
    const std::string_view first = cut_line(file);
    if (!first.starts_with(kind)) throw Error("it does not start with '" + std::string(kind) + std::string(version) + "'");
    if (first.substr(kind.size()) != version)
        throw Error("it is of version '" + std::string(first.substr(kind.size())) + "', but this program reads version " +
                    std::string(version) + "; learn it again with dateline-train");
    const std::string_view second = cut_line(file);
    if (!second.starts_with(checksum_word)) throw Error("its second line holds no checksum");
    if (const std::string found = checksum_of(file); found != second.substr(checksum_word.size()))
        throw Error("it is damaged: its checksum is " + found + ", expected " + std::string(second.substr(checksum_word.size())));
    return file;
}

AboutWeights read_body(std::string_view body) {
    AboutWeights weights;
    std::size_t number = 2;
    bool in_table = false;
    TableReader table(weights);
    while (!body.empty()) {
        const std::string_view line = cut_line(body);
        ++number;
        if (line.empty()) {
            in_table = true;
        } else if (!in_table) {
            weights.provenance += std::string(line) + "\n";
        } else {
            try {
                table.take(line);
            } catch (const Error& error) {
                throw Error("line " + std::to_string(number) + ": " + error.what());
            }
        }
    }
    if (!in_table) throw Error("it has no empty line behind its description");
    return weights;
}

void write_weight(std::string& to, std::string_view head, double weight) {
    if (std::abs(weight) < 0.00005) return;
    to += head;
    to += '\t' + written(weight) + '\n';
}

}  // namespace

std::string_view built_in_country_model() {
    return {dateline_countries_model, static_cast<std::size_t>(dateline_countries_model_end - dateline_countries_model)};
}

AboutModel AboutModel::read(std::string_view file, std::string_view name) {
    try {
        return AboutModel(read_body(checked_body(file)));
    } catch (const Error& error) {
        throw Error("the country model '" + std::string(name) + "' cannot be read: " + error.what());
    }
}

std::string AboutModel::write() const {
    std::string body = weights_.provenance;
    if (!body.empty() && body.back() != '\n') body += '\n';
    body += '\n';
    const auto name = [](std::size_t feature) { return std::string(about_feature_name(static_cast<AboutFeature>(feature))); };
    const auto code = [](CountryIndex country) { return std::string(CountryTable::instance()[country].code); };
    for (std::size_t f = 0; f < about_feature_count; ++f) write_weight(body, "feature\t" + name(f), weights_.features[f]);
    for (std::size_t country = 0; country < of_country_.size(); ++country)
        for (std::size_t f = 0; of_country_[country] != nullptr && f < about_feature_count; ++f)
            write_weight(body, "country\t" + code(static_cast<CountryIndex>(country)) + "\t" + name(f), (*of_country_[country])[f]);
    for (const CountryIndex country : weights_.defaults) body += "default\t" + code(country) + "\n";
    for (const AboutWord& word : weights_.words) write_weight(body, "word\t" + code(word.country) + "\t" + word.word, word.weight);
    return std::string(kind) + std::string(version) + "\n" + std::string(checksum_word) + checksum_of(body) + "\n" + body;
}

}  // namespace dateline
