#include "searcher/archive/handle_pool.hpp"

#include <utility>

namespace dateline {

HandlePool::Handle HandlePool::borrow() {
    {
        const std::lock_guard lock(mutex_);
        if (!free_.empty()) {
            std::unique_ptr<Xapian::Database> database = std::move(free_.back());
            free_.pop_back();
            return {database.release(), Return{this}};
        }
    }
    return {new Xapian::Database(path_), Return{this}};
}

void HandlePool::Return::operator()(Xapian::Database* database) const {
    std::unique_ptr<Xapian::Database> owned(database);
    const std::lock_guard lock(pool->mutex_);
    pool->free_.push_back(std::move(owned));
}

}  // namespace dateline
