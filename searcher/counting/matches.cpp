#include "searcher/counting/matches.hpp"

#include <algorithm>

namespace dateline {

namespace {

/// Notes every candidate and lets none through, so that the matcher keeps and sorts nothing.
class Recorder : public Xapian::MatchDecider {
public:
    explicit Recorder(std::vector<Xapian::docid>& docids) : docids_(docids) {}
    bool operator()(const Xapian::Document& document) const override {
        docids_.push_back(document.get_docid());
        return false;
    }

private:
    std::vector<Xapian::docid>& docids_;
};

}  // namespace

std::vector<Xapian::docid> find_all_matches(const Xapian::Database& database, const Xapian::Query& query) {
    std::vector<Xapian::docid> docids;
    if (query.empty() || database.get_doccount() == 0) return docids;
    const Recorder recorder(docids);
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.get_mset(0, 1, nullptr, &recorder);
    if (!std::is_sorted(docids.begin(), docids.end())) std::sort(docids.begin(), docids.end());
    return docids;
}

}  // namespace dateline
