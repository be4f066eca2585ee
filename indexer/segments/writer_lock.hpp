#pragma once

#include <memory>
#include <string>

#include "indexer/segments/files.hpp"

namespace dateline {

/// The right to write into a database: the file LOCK, locked while the object lives; it goes with the process, however that ends. The file says who has it.
class WriterLock {
public:
    /// Makes the folder a database's, with the manifest of an empty one, when it is absent or empty. Throws DatabaseError when another writer has the lock, and
    /// says which process, on which machine, and since when; and, touching nothing, when the folder is anything but a database of our format.
    explicit WriterLock(const std::string& database_folder);

private:
    std::unique_ptr<FileLock> lock_;
};

}  // namespace dateline
