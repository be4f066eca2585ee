#pragma once

#include <ctime>

namespace dateline {

/// The processor's seconds that this process has used: what a test may bound, however busy the machine is.
inline double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

}  // namespace dateline
