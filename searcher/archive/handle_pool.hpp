#pragma once

#include <xapian.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace dateline {

/// Lends handles of one Xapian database, each to one thread at a time, and opens another whenever none is free. Thread-safe; must outlive what it lends.
class HandlePool {
public:
    explicit HandlePool(std::string path) : path_(std::move(path)) {}
    HandlePool(const HandlePool&) = delete;
    HandlePool& operator=(const HandlePool&) = delete;

    struct Return {
        HandlePool* pool = nullptr;
        void operator()(Xapian::Database* database) const;
    };
    using Handle = std::unique_ptr<Xapian::Database, Return>;

    /// Xapian's exceptions pass through.
    Handle borrow();

private:
    std::string path_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Xapian::Database>> free_;
};

}  // namespace dateline
