#include "searcher/query/entity_source.hpp"

#include <algorithm>

namespace dateline {

void EntitySource::init(const Xapian::Database& database) {
    lists_.clear();
    started_ = false;
    current_ = 0;
    at_least_ = at_most_ = 0;
    set_maxweight(0);
    const auto terms = terms_->find(database.get_uuid());
    if (terms == terms_->end()) return;
    for (const std::string& term : terms->second) {
        const Xapian::doccount frequency = database.get_termfreq(term);
        at_least_ = std::max(at_least_, frequency);
        at_most_ += frequency;
        if (frequency > 0) lists_.push_back({database.postlist_begin(term), database.postlist_end(term)});
    }
    at_most_ = std::min(at_most_, database.get_doccount());
}

void EntitySource::settle() {
    started_ = true;
    std::erase_if(lists_, [](const List& list) { return list.at == list.end; });
    if (lists_.empty()) return;
    current_ = *lists_.front().at;
    for (const List& list : lists_) current_ = std::min(current_, *list.at);
}

void EntitySource::next(double /*min_weight*/) {
    if (started_) {
        for (List& list : lists_) {
            if (*list.at == current_) ++list.at;
        }
    }
    settle();
}

void EntitySource::skip_to(Xapian::docid target, double /*min_weight*/) {
    for (List& list : lists_) {
        if (*list.at < target) list.at.skip_to(target);
    }
    settle();
}

}  // namespace dateline
