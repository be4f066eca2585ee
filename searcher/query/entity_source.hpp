#pragma once

#include <xapian.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace dateline {

/// For every database, by its UUID, the terms that stand for the same entities in it.
using TermsByDatabase = std::map<std::string, std::vector<std::string>>;

/// The articles that carry one of an entity's terms, in a search over several databases that number their entities differently.
/// Gives no weight.
class EntitySource : public Xapian::PostingSource {
public:
    explicit EntitySource(std::shared_ptr<const TermsByDatabase> terms) : terms_(std::move(terms)) {}

    void init(const Xapian::Database& database) override;
    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return at_least_; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return at_most_; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return at_most_; }
    void next(double min_weight) override;
    void skip_to(Xapian::docid target, double min_weight) override;
    [[nodiscard]] bool at_end() const override { return started_ && lists_.empty(); }
    [[nodiscard]] Xapian::docid get_docid() const override { return current_; }
    [[nodiscard]] EntitySource* clone() const override { return new EntitySource(terms_); }
    [[nodiscard]] std::string get_description() const override { return "EntitySource"; }

private:
    struct List {
        Xapian::PostingIterator at, end;
    };
    void settle();

    std::shared_ptr<const TermsByDatabase> terms_;
    std::vector<List> lists_;  ///< those that are not at their end
    Xapian::doccount at_least_ = 0;
    Xapian::doccount at_most_ = 0;
    Xapian::docid current_ = 0;
    bool started_ = false;
};

}  // namespace dateline
