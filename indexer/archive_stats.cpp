#include <xapian.h>

#include <algorithm>
#include <filesystem>

#include "indexer/indexer.hpp"
#include "indexer/schema.hpp"
#include "indexer/storing/database_folder.hpp"
#include "indexer/storing/date_digits.hpp"
#include "indexer/storing/xapian_error.hpp"

namespace dateline {

namespace {

/// How many entities of a kind stand in an article. Their terms are counted, for the catalogue also knows those of articles that are gone.
std::uint64_t count_values(const Xapian::Database& database, FacetKind kind) {
    std::string prefix = filter_term(kind, 0);
    prefix.pop_back();
    std::uint64_t count = 0;
    for (Xapian::TermIterator term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) ++count;
    return count;
}

void find_dates(const Xapian::Database& database, ArchiveStats& stats) {
    std::string first, last;
    for (const std::string prefix : {prefix_day, prefix_only_month, prefix_only_year}) {
        for (Xapian::TermIterator term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
            const std::string digits = (*term).substr(prefix.size());
            if (first.empty() || digits < first) first = digits;
            last = std::max(last, digits);
        }
    }
    stats.first_date = first.empty() ? "" : date_of_digits(first);
    stats.last_date = last.empty() ? "" : date_of_digits(last);
}

std::uint64_t bytes_below(const std::string& folder) {
    namespace fs = std::filesystem;
    std::uint64_t bytes = 0;
    std::error_code code;
    for (fs::recursive_directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
        std::error_code ignored;  // a file that vanishes meanwhile takes no space
        if (entry->is_regular_file(ignored)) {
            const std::uintmax_t size = entry->file_size(ignored);
            if (!ignored) bytes += size;
        }
    }
    return bytes;
}

ArchiveStats read_stats(const Xapian::Database& database) {
    ArchiveStats stats;
    stats.articles = database.get_doccount();
    stats.persons = count_values(database, FacetKind::person);
    stats.organizations = count_values(database, FacetKind::organization);
    stats.places = count_values(database, FacetKind::place);
    stats.countries = count_values(database, FacetKind::mentioned);
    stats.topics = count_values(database, FacetKind::topic);
    stats.sources = count_values(database, FacetKind::source);
    stats.languages = count_values(database, FacetKind::language);
    find_dates(database, stats);
    return stats;
}

}  // namespace

ArchiveStats archive_stats(const std::string& database_folder) {
    check_database_folder(database_folder);
    ArchiveStats stats = translating_errors(database_folder, [&] { return read_stats(Xapian::Database(xapian_folder(database_folder))); });
    stats.bytes_on_disk = bytes_below(database_folder);
    stats.format = format_version;
    return stats;
}

}  // namespace dateline
