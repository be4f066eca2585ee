// Preloaded into a tool (LD_PRELOAD), makes the disk fail under one folder:
//
//   DISK_FAULT_FOLDER=DIR   only files below it
//   DISK_FAULT=full:BYTES   after so many bytes have been written there, the disk is full: writes give ENOSPC, and so does making a file
//   DISK_FAULT=error:N      the N-th call that writes, waits for the disk, or renames there gives EIO, and so do all later ones
//   DISK_FAULT=once:N       only the N-th
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static long long done;  // bytes or calls, under the mutex

static int is_below(const char* path) {
    const char* folder = getenv("DISK_FAULT_FOLDER");
    return folder != NULL && path != NULL && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_open_below(int fd) {
    char link[64], path[PATH_MAX];
    const int saved = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    errno = saved;
    if (length < 0) return 0;
    path[length] = 0;
    return is_below(path);
}

// The error of this call, or 0. `bytes`: how much it would write; -1: it waits or renames; 0: it makes a file.
static int fault_of(long long bytes) {
    const char* fault = getenv("DISK_FAULT");
    if (fault == NULL) return 0;
    int error = 0;
    pthread_mutex_lock(&mutex);
    if (strncmp(fault, "full:", 5) == 0) {
        const long long limit = atoll(fault + 5);
        if (bytes >= 0 && done + bytes > limit) done = limit + 1;
        if (bytes >= 0 && done > limit) error = ENOSPC;
        else if (bytes > 0) done += bytes;
    } else if (bytes != 0) {
        const long long limit = atoll(strchr(fault, ':') + 1);
        ++done;
        if (strncmp(fault, "once:", 5) == 0 ? done == limit : done >= limit) error = EIO;
    }
    pthread_mutex_unlock(&mutex);
    return error;
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))
#define FAIL_BELOW(below, bytes)                    \
    do {                                            \
        const int error = (below) ? fault_of(bytes) : 0; \
        if (error != 0) {                           \
            errno = error;                          \
            return -1;                              \
        }                                           \
    } while (0)

ssize_t write(int fd, const void* data, size_t size) {
    FAIL_BELOW(is_open_below(fd), (long long)size);
    return REAL(ssize_t, "write", int, const void*, size_t)(fd, data, size);
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t at) {
    FAIL_BELOW(is_open_below(fd), (long long)size);
    return REAL(ssize_t, "pwrite", int, const void*, size_t, off_t)(fd, data, size, at);
}

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at) {
    FAIL_BELOW(is_open_below(fd), (long long)size);
    return REAL(ssize_t, "pwrite64", int, const void*, size_t, off64_t)(fd, data, size, at);
}

ssize_t writev(int fd, const struct iovec* parts, int count) {
    long long size = 0;
    for (int i = 0; i < count; ++i) size += (long long)parts[i].iov_len;
    FAIL_BELOW(is_open_below(fd), size);
    return REAL(ssize_t, "writev", int, const struct iovec*, int)(fd, parts, count);
}

int fsync(int fd) {
    FAIL_BELOW(is_open_below(fd), -1);
    return REAL(int, "fsync", int)(fd);
}

int fdatasync(int fd) {
    FAIL_BELOW(is_open_below(fd), -1);
    return REAL(int, "fdatasync", int)(fd);
}

int rename(const char* from, const char* to) {
    FAIL_BELOW(is_below(to), -1);
    return REAL(int, "rename", const char*, const char*)(from, to);
}

static int open_mode(int flags, va_list more) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, int) : 0;
}

int open(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const int mode = open_mode(flags, more);
    va_end(more);
    FAIL_BELOW((flags & O_CREAT) != 0 && is_below(path) && access(path, F_OK) != 0, 0);
    return REAL(int, "open", const char*, int, ...)(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const int mode = open_mode(flags, more);
    va_end(more);
    FAIL_BELOW((flags & O_CREAT) != 0 && is_below(path) && access(path, F_OK) != 0, 0);
    return REAL(int, "open64", const char*, int, ...)(path, flags, mode);
}
