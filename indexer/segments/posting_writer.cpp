#include "indexer/segments/posting_writer.hpp"

#include <filesystem>

#include "indexer/segments/files.hpp"
#include "indexer/segments/segment.hpp"
#include "indexer/storing/date_digits.hpp"
#include "indexer/storing/xapian_error.hpp"

namespace dateline {

PostingWriter::PostingWriter(const std::string& folder) : path_((std::filesystem::path(folder) / xapian_file).string()) {
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code) throw_file_error("make", folder, code.value());
    translating_errors(path_, [this] {
        // Nobody reads it before it has been joined to others, and that is when the disk is waited for.
        constexpr int flags =
            Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;
        database_ = Xapian::WritableDatabase(path_, flags);
    });
}

void PostingWriter::begin() {
    document_ = Xapian::Document();
}

void PostingWriter::add_word(std::string_view word, std::uint32_t wdf) {
    term_.assign(word);
    document_.add_term(term_, wdf);
}

void PostingWriter::add_title_word(std::string_view word) {
    term_.assign(prefix_title).append(word);
    document_.add_term(term_);
}

void PostingWriter::add_facets(FacetKind kind, std::span<const std::uint32_t> ascending_ids) {
    if (ascending_ids.empty()) return;
    for (const std::uint32_t id : ascending_ids) document_.add_boolean_term(filter_term(kind, id));
    document_.add_value(facet_slot(kind), pack_ids(ascending_ids));
}

void PostingWriter::add_date(std::uint32_t date) {
    const std::string digits = date_digits(date);
    if (digits.empty()) return;
    document_.add_value(slot_date, digits);
    const std::string year = digits.substr(0, 4);
    document_.add_boolean_term(prefix_year + year);
    if (digits.size() == 4) return document_.add_boolean_term(prefix_only_year + year);
    const std::string month = digits.substr(0, 6);
    document_.add_boolean_term(prefix_month + month);
    document_.add_boolean_term(digits.size() == 6 ? prefix_only_month + month : prefix_day + digits);
}

void PostingWriter::add_id(std::string_view article_id) {
    document_.add_boolean_term(id_term(article_id));
    document_.add_value(slot_id, std::string(article_id));
}

void PostingWriter::end() {
    translating_errors(path_, [this] { database_.add_document(document_); });
}

void PostingWriter::finish() {
    translating_errors(path_, [this] {
        database_.commit();
        database_.close();
    });
}

}  // namespace dateline
