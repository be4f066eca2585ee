#include "baseline.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>
#include <unordered_map>

namespace dateline::bench {

namespace {

constexpr char separator = '\n';

struct ListField {
    const char* name;
    const char* prefix;
    Xapian::valueno slot;
};

constexpr Xapian::valueno date_slot = 0;
constexpr ListField list_fields[] = {{"persons", "XP", 1}, {"countries", "XC", 2}, {"topics", "XT", 3}};

std::string field(const nlohmann::json& article, const char* name) {
    return article.value(name, std::string());
}

Xapian::Document make_document(const std::string& line, const nlohmann::json& article, Xapian::TermGenerator& generator) {
    Xapian::Document document;
    generator.set_document(document);
    generator.set_termpos(0);
    const std::string title = field(article, "title");
    generator.index_text(title, 1, "S");
    generator.index_text(title);
    generator.increase_termpos();
    generator.index_text(field(article, "text"));
    for (const ListField& list : list_fields) {
        std::string values;
        for (const auto& value : article.value(list.name, nlohmann::json::array())) {
            const auto& name = value.get_ref<const std::string&>();
            document.add_boolean_term(list.prefix + (':' + name));
            values.append(values.empty() ? "" : std::string(1, separator)).append(name);
        }
        document.add_value(list.slot, values);
    }
    document.add_value(date_slot, field(article, "date"));
    document.add_boolean_term("XS:" + field(article, "source"));
    document.set_data(line);
    return document;
}

/// Looks strings up without making one.
struct ViewHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

using ValueCounts = std::unordered_map<std::string, std::uint64_t, ViewHash, std::equal_to<>>;

class ListCountSpy : public Xapian::MatchSpy {
public:
    explicit ListCountSpy(Xapian::valueno slot) : slot_(slot) {}

    void operator()(const Xapian::Document& document, double) override {
        const std::string values = document.get_value(slot_);
        for (std::size_t begin = 0; begin < values.size();) {
            const std::size_t end = std::min(values.find(separator, begin), values.size());
            const auto value = std::string_view(values).substr(begin, end - begin);
            const auto known = counts_.find(value);
            known != counts_.end() ? ++known->second : ++counts_[std::string(value)];
            begin = end + 1;
        }
    }

    [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> top(std::size_t limit) const {
        std::vector<std::pair<std::string, std::uint64_t>> values(counts_.begin(), counts_.end());
        limit = std::min(limit, values.size());
        std::partial_sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(limit), values.end(),
                          [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
        values.resize(limit);
        return values;
    }
    [[nodiscard]] const ValueCounts& counts() const { return counts_; }

private:
    Xapian::valueno slot_;
    ValueCounts counts_;
};

Xapian::Query make_query(const Question& question, const Xapian::Database& database) {
    Xapian::Query query = Xapian::Query::MatchAll;
    if (!question.query.empty()) {
        Xapian::QueryParser parser;
        parser.set_database(database);
        parser.set_stemmer(Xapian::Stem("en"));
        parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
        query = parser.parse_query(question.query);
    }
    if (!question.country.empty()) query = Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query("XC:" + question.country));
    if (!question.person.empty()) query = Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query("XP:" + question.person));
    return query;
}

}  // namespace

void index_baseline(const std::string& database, const std::string& jsonl_file) {
    std::ifstream file(jsonl_file);
    if (!file) throw std::runtime_error("cannot read '" + jsonl_file + "'");
    Xapian::WritableDatabase writable(database, Xapian::DB_CREATE_OR_OPEN);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("en"));
    for (std::string line; std::getline(file, line);) {
        const auto article = nlohmann::json::parse(line);
        Xapian::Document document = make_document(line, article, generator);
        const std::string id_term = "Q" + field(article, "id");
        document.add_boolean_term(id_term);
        writable.replace_document(id_term, document);
    }
    writable.commit();
}

Reply Baseline::search(const Question& question, bool all_values) {
    constexpr Xapian::doccount limit = 10;
    const auto start = std::chrono::steady_clock::now();
    Xapian::Enquire enquire(database_);
    enquire.set_query(make_query(question, database_));
    std::deque<ListCountSpy> spies;
    if (question.facets) {
        for (const ListField& list : list_fields) spies.emplace_back(list.slot);
        for (ListCountSpy& spy : spies) enquire.add_matchspy(&spy);
    }
    const Xapian::MSet found = enquire.get_mset(0, limit, question.facets ? database_.get_doccount() : 0);
    Reply reply;
    reply.matches = found.get_matches_estimated();
    for (auto match = found.begin(); match != found.end(); ++match) reply.results.push_back(match.get_document().get_data());
    for (const ListCountSpy& spy : spies) {
        const auto top = spy.top(limit);
        reply.facets.emplace_back(top.begin(), top.end());
    }
    reply.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    for (std::size_t i = 0; all_values && i < spies.size(); ++i)
        reply.facets[i] = Counts(spies[i].counts().begin(), spies[i].counts().end());
    return reply;
}

}  // namespace dateline::bench
