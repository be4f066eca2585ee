#include <xapian.h>

#include <algorithm>
#include <sstream>

#include "facets/error.hpp"
#include "indexer/indexer.hpp"
#include "indexer/segments/column_file.hpp"
#include "indexer/segments/copies.hpp"
#include "indexer/segments/files.hpp"
#include "indexer/segments/snapshot.hpp"
#include "indexer/storing/date_digits.hpp"

namespace dateline {

namespace {

constexpr const char* index_again = "; index its articles again into a new folder, or take this one back from a copy";

/// Looks at one segment from every side, and notes what does not fit.
class SegmentCheck {
public:
    SegmentCheck(const Segment& segment, std::vector<std::string>& problems) : segment_(segment), problems_(problems) {}

    void run(const Snapshot& snapshot) {
        guarded([&] { segment_.verify(); });
        for (std::string& note : segment_.notes()) problems_.push_back(std::move(note));
        guarded([&] { check_xapian(); });
        guarded([&] { check_slots(); });
        guarded([&] { check_words(); });
        guarded([&] { check_names(snapshot); });
        guarded([&] { check_ids(); });
        guarded([&] { check_stories(); });
    }

private:
    template <typename Action>
    void guarded(Action action) {
        try {
            action();
        } catch (const DatabaseError& error) {
            problems_.emplace_back(error.what());
        } catch (const Xapian::Error& error) {
            problem("Xapian says: " + error.get_description());
        }
    }

    void problem(const std::string& what) { problems_.push_back("the segment '" + segment_.folder() + "': " + what + index_again); }

    void check_xapian() {
        std::ostringstream told;
        const std::size_t errors = Xapian::Database::check(segment_.xapian_path(), 0, &told);
        if (errors > 0) problem("xapian-check finds " + std::to_string(errors) + " faults in its file xapian");
        const Xapian::Database database(segment_.xapian_path());
        if (database.get_doccount() != segment_.last_docid())
            problem("its file xapian holds " + std::to_string(database.get_doccount()) + " articles, its columns " +
                    std::to_string(segment_.last_docid()));
    }

    void check_slots() {
        const Xapian::Database database(segment_.xapian_path());
        for (const FacetKind kind : column_kinds) {
            const FacetIds column = segment_.ids(kind);
            std::vector<std::uint32_t> ids;
            std::size_t seen = 0;
            for (auto value = database.valuestream_begin(facet_slot(kind)); value != database.valuestream_end(facet_slot(kind)); ++value) {
                ids.clear();
                const bool whole = unpack_ids(*value, ids) && value.get_docid() <= segment_.last_docid();
                const auto expected = whole ? column.of(value.get_docid()) : std::span<const std::uint32_t>();
                seen += ids.size();
                if (!whole || !std::equal(ids.begin(), ids.end(), expected.begin(), expected.end()))
                    return problem("the values of " + std::string(facet_name(kind)) + " of article " + std::to_string(value.get_docid()) +
                                   " differ between the column and Xapian's slot");
            }
            if (seen != column.ids.size())
                problem(std::string("the column of ") + facet_name(kind) + " has values that Xapian's slot lacks");
        }
        for (auto value = database.valuestream_begin(slot_date); value != database.valuestream_end(slot_date); ++value) {
            if (value.get_docid() > segment_.last_docid() || date_number(*value) != segment_.dates()[value.get_docid() - 1])
                return problem("the date of article " + std::to_string(value.get_docid()) +
                               " differs between the column and Xapian's slot");
        }
    }

    /// The words of the articles against the dictionary, and that against the terms.
    void check_words() {
        const Dictionary& dictionary = segment_.dictionary();
        std::vector<std::uint32_t> uses(dictionary.size()), words;
        for (std::uint32_t docid = 1; docid <= segment_.last_docid(); ++docid) {
            segment_.read_words(docid, words);
            for (const std::uint32_t word : words) {
                if (word != Segment::title_end) ++uses.at(word);
            }
        }
        const Xapian::Database database(segment_.xapian_path());
        auto term = database.allterms_begin();
        for (std::uint32_t number = 0; number < dictionary.size(); ++number) {
            if (uses[number] != dictionary.use_count(number))
                return problem("the word '" + std::string(dictionary.word(number)) + "' is used otherwise than the dictionary says");
            while (term != database.allterms_end() && is_prefixed(*term)) ++term;
            if (term == database.allterms_end() || *term != dictionary.word(number) ||
                term.get_termfreq() != dictionary.article_count(number))
                return problem("the word '" + std::string(dictionary.word(number)) + "' of the dictionary is not so in the file xapian");
            ++term;
        }
        while (term != database.allterms_end() && is_prefixed(*term)) ++term;
        if (term != database.allterms_end()) problem("the file xapian has the word '" + *term + "', the dictionary lacks it");
    }

    static bool is_prefixed(const std::string& term) { return term.front() >= 'A' && term.front() <= 'Z'; }

    void check_names(const Snapshot& snapshot) {
        for (const FacetKind kind : column_kinds) {
            const auto names = snapshot.names(kind);
            for (const FacetCount& count : segment_.counts(kind)) {
                if (count.id < names->size() && !(*names)[count.id].key.empty()) continue;
                return problem("its articles carry the " + std::string(facet_name(kind)) + " number " + std::to_string(count.id) +
                               ", the catalogue has no such name");
            }
        }
    }

    void check_ids() {
        const Deletions none;
        for (std::uint32_t docid = 1; docid <= segment_.last_docid(); ++docid) {
            if (!segment_.docid_of(segment_.article_id(docid), none))
                return problem("article " + std::to_string(docid) + " is not found by its id");
        }
        if (segment_.record(segment_.last_docid()).front.empty()) problem("its last record is empty");
    }

    void check_stories() {
        const StoryColumns& columns = segment_.stories();
        std::vector<ShinglePlace> expected, found(columns.shingles().begin(), columns.shingles().end());
        for (std::uint32_t docid = 1; docid <= segment_.last_docid(); ++docid) {
            if (columns.stories()[docid - 1] > columns.numbers()[docid - 1])
                return problem("article " + std::to_string(docid) + " belongs to a story that began after it");
            const TextSignature signature = columns.signature(docid);
            for (std::uint32_t i = 0; i < std::min(signature.count, entered_shingles); ++i)
                expected.push_back({shingle_key(signature.lowest[i]), docid});
        }
        if (!std::is_sorted(found.begin(), found.end(), [](const ShinglePlace& a, const ShinglePlace& b) { return a.key < b.key; }))
            problem("the shingles of its file stories are not in order");
        std::sort(expected.begin(), expected.end());
        std::sort(found.begin(), found.end());
        if (expected != found) problem("the shingles of its file stories are not those of its signatures");
    }

    const Segment& segment_;
    std::vector<std::string>& problems_;
};

void check_catalogue(const Snapshot& snapshot, std::vector<std::string>& problems) {
    for (const auto& [kind, extent] : snapshot.manifest.names) {
        const std::string path = names_path(snapshot.folder, kind);
        const MappedFile file(path);
        if (file.bytes().size() < extent.bytes || checksum(file.bytes().substr(0, extent.bytes)) != extent.checksum) {
            problems.push_back("the file '" + path + "' is damaged: its checksum is wrong" + index_again);
            continue;
        }
        const Names names(snapshot.folder, kind, extent);
        std::string_view rest = file.bytes().substr(0, extent.bytes);
        std::uint64_t id = 0;
        Name name;
        while (!rest.empty() && take_name(rest, id, name)) {
            if (id < names.size() && names[static_cast<std::uint32_t>(id)].key == name.key) continue;
            problems.push_back("the file '" + places_path(snapshot.folder, kind) + "' is damaged: it does not lead to number " +
                               std::to_string(id) + index_again);
            break;
        }
    }
}

void check_twins(const Snapshot& snapshot, std::vector<std::string>& problems) {
    for (std::size_t i = 0; i < snapshot.parts.size(); ++i) {
        const Snapshot::Part& part = snapshot.parts[i];
        for (std::uint32_t docid = 1; docid <= part.segment->last_docid(); ++docid) {
            if (part.deletions->holds(docid)) continue;
            const std::string_view id = part.segment->article_id(docid);
            for (std::size_t j = i; j < snapshot.parts.size(); ++j) {
                const auto other = snapshot.parts[j].segment->docid_of(id, *snapshot.parts[j].deletions);
                if (!other || (j == i && *other == docid)) continue;
                problems.push_back("the article '" + std::string(id) + "' is there twice; delete it and index it again");
            }
        }
    }
}

void check_copies(const Snapshot& snapshot, std::vector<std::string>& problems) {
    try {
        const Copies copies(snapshot.folder, snapshot.manifest);
        for (const auto& [id, copy] : copies.all()) {
            const auto holds = [&copy = copy](const Snapshot::Part& part) {
                return part.segment->docid_of(copy.original, *part.deletions);
            };
            if (std::none_of(snapshot.parts.begin(), snapshot.parts.end(), holds))
                problems.push_back("article '" + id + "' is said to be a copy of '" + copy.original + "', which is not there" +
                                   index_again);
        }
    } catch (const DatabaseError& error) {
        problems.emplace_back(error.what());
    }
}

void check_columns(const std::string& path, std::vector<std::string>& problems) {
    try {
        ColumnFile(path).verify_all();
    } catch (const DatabaseError& error) {
        problems.emplace_back(error.what());
    }
}

}  // namespace

CheckReport check_database(const std::string& database_folder) {
    const Snapshot snapshot = open_snapshot(database_folder);
    CheckReport report;
    report.articles = snapshot.articles();
    report.segments = snapshot.parts.size();
    for (std::size_t i = 0; i < snapshot.parts.size(); ++i) {
        SegmentCheck(*snapshot.parts[i].segment, report.problems).run(snapshot);
        if (snapshot.parts[i].deletions->count() != snapshot.manifest.segments[i].deleted)
            report.problems.push_back("the file '" + deletions_path(database_folder, snapshot.parts[i].deletions_number) +
                                      "' does not hold as many deletions as the MANIFEST says" + index_again);
    }
    check_catalogue(snapshot, report.problems);
    check_twins(snapshot, report.problems);
    check_copies(snapshot, report.problems);
    for (const auto& [role, file] : snapshot.manifest.files) {
        const std::string path = catalogue_path(database_folder, file.name);
        if (MappedFile(path).bytes().size() < file.bytes)
            report.problems.push_back("the file '" + path + "' (" + role + ") is cut off" + index_again);
        else if (MappedFile(path).bytes().starts_with(column_file_head))
            check_columns(path, report.problems);
    }
    return report;
}

}  // namespace dateline
