#include "indexer/storing/document.hpp"

#include <algorithm>

#include "facets/error.hpp"
#include "facets/text/fold.hpp"
#include "facets/topics/taxonomy.hpp"
#include "indexer/storing/date_digits.hpp"
#include "indexer/storing/record.hpp"

namespace dateline {

namespace {

std::size_t utf8_bytes(unsigned code_point) {
    if (code_point < 0x80U) return 1;
    if (code_point < 0x800U) return 2;
    return code_point < 0x10000U ? 3 : 4;
}

/// How many words TermGenerator passes over. Nearly all texts have none, so whole runs without space are looked at first.
std::size_t count_overlong_words(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        const std::string_view run = text.substr(0, text.find_first_of(" \n"));
        text.remove_prefix(std::min(text.size(), run.size() + 1));
        if (run.size() <= max_word_bytes) continue;
        std::size_t word = 0;
        for (Xapian::Utf8Iterator at(run.data(), run.size()); at != Xapian::Utf8Iterator(); ++at) {
            const std::size_t before = word;
            word = Xapian::Unicode::is_wordchar(*at) ? word + utf8_bytes(*at) : 0;
            if (before <= max_word_bytes && word > max_word_bytes) ++count;
        }
    }
    return count;
}

void add_date(const std::string& digits, Xapian::Document& document) {
    if (digits.empty()) return;
    document.add_value(slot_date, digits);
    const std::string year = digits.substr(0, 4);
    document.add_boolean_term(prefix_year + year);
    if (digits.size() == 4) {
        document.add_boolean_term(prefix_only_year + year);
        return;
    }
    const std::string month = digits.substr(0, 6);
    document.add_boolean_term(prefix_month + month);
    document.add_boolean_term(digits.size() == 6 ? prefix_only_month + month : prefix_day + digits);
}

void add_names(FacetKind kind, const std::vector<Entity>& entities, std::vector<FacetKey>& facets) {
    for (const Entity& entity : entities) {
        if (std::string key = fold_name(entity.name); !key.empty()) facets.push_back({kind, std::move(key), entity.name});
    }
}

void add_topics(const std::vector<Topic>& topics, std::vector<FacetKey>& facets) {
    for (const Topic& topic : topics) {
        for (const std::string& id : topic.path) {
            if (id == topic.id) continue;
            const TaxonomyTopic* ancestor = Taxonomy::media_topics().find(id);
            facets.push_back({FacetKind::topic, id, ancestor != nullptr ? ancestor->name : id});
        }
        facets.push_back({FacetKind::topic, topic.id, topic.name});
    }
}

std::vector<FacetKey> facet_keys(const Article& article, const Extraction& extraction) {
    std::vector<FacetKey> facets;
    add_names(FacetKind::person, extraction.persons, facets);
    add_names(FacetKind::organization, extraction.organizations, facets);
    add_names(FacetKind::place, extraction.places, facets);
    for (const Country& country : extraction.countries) {
        facets.push_back({FacetKind::mentioned, country.code, country.name});
        if (country.about) facets.push_back({FacetKind::country, country.code, country.name});
    }
    add_topics(extraction.topics, facets);
    if (!article.source.empty()) {
        std::string key = fold_name(article.source);
        facets.push_back({FacetKind::source, key.empty() ? article.source : std::move(key), article.source});
    }
    if (!article.language.empty()) facets.push_back({FacetKind::language, fold(article.language), article.language});
    return facets;
}

}  // namespace

const Xapian::Stem& DocumentMaker::stemmer(const std::string& language) {
    const auto known = stemmers_.find(language);
    if (known != stemmers_.end()) return known->second;
    Xapian::Stem stem;
    try {
        stem = Xapian::Stem(language.empty() ? "en" : language);
    } catch (const Xapian::InvalidArgumentError&) {
        // Xapian has no stemmer for it: its words are found as they are written.
    }
    return stemmers_.emplace(language, stem).first->second;
}

void DocumentMaker::index_words(const Article& article, Xapian::Document& document) {
    const std::string title = fold(article.title);
    generator_.set_document(document);
    generator_.set_stemmer(stemmer(article.language));
    generator_.set_termpos(0);
    generator_.index_text(title, title_wdf);
    generator_.increase_termpos(title_gap);
    generator_.index_text(fold(article.text));
    generator_.set_termpos(0);
    generator_.index_text(title, 1, prefix_title);
    generator_.set_document(Xapian::Document());  // lets go of ours, which moves to another thread
}

void note_unsearchable(Article& article) {
    if (const std::size_t count = count_overlong_words(fold(article.title)) + count_overlong_words(fold(article.text)); count > 0) {
        article.notes.push_back(std::to_string(count) + (count == 1 ? " word" : " words") + " of more than " +
                                std::to_string(max_word_bytes) + " bytes cannot be searched for");
    }
    if (!article.date.empty() && date_digits(article.date).empty()) {
        article.notes.push_back("the date '" + article.date + "' is not of the form YYYY-MM-DD; the article counts as undated");
    }
}

PreparedDocument DocumentMaker::make(const Article& article, const Extraction& extraction, const std::string& content_hash) {
    PreparedDocument prepared;
    index_words(article, prepared.document);
    prepared.spelling = spelling_words(prepared.document);
    add_date(date_digits(article.date), prepared.document);
    prepared.document.add_boolean_term(id_term(article.id));
    prepared.document.add_value(slot_content_hash, content_hash);
    prepared.document.add_value(slot_id, article.id);
    prepared.facets = facet_keys(article, extraction);

    std::string record = write_record(article, extraction);
    if (record.size() > max_record_bytes) {
        throw Error("the article takes " + std::to_string(record.size()) + " bytes; at most " + std::to_string(max_record_bytes) +
                    " can be stored");
    }
    prepared.document.set_data(record);
    return prepared;
}

std::vector<std::string> spelling_words(const Xapian::Document& document) {
    std::vector<std::string> words;
    for (Xapian::TermIterator term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        std::string word = *term;
        if (word.empty() || (word.front() >= 'A' && word.front() <= 'Z')) continue;  // a prefix
        std::size_t letters = 0;
        const bool only_letters = std::all_of(Xapian::Utf8Iterator(word), Xapian::Utf8Iterator(), [&letters](unsigned c) {
            ++letters;
            const Xapian::Unicode::category category = Xapian::Unicode::get_category(c);
            return category >= Xapian::Unicode::UPPERCASE_LETTER && category <= Xapian::Unicode::COMBINING_SPACING_MARK;
        });
        if (only_letters && letters >= 3) words.push_back(std::move(word));
    }
    return words;
}

}  // namespace dateline
