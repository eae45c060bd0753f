#ifndef RAPPORT_CCURL_SHIM_H
#define RAPPORT_CCURL_SHIM_H

#include <arpa/inet.h>
#include <curl/curl.h>
#include <dlfcn.h>
#include <malloc.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// libcurl brings two dozen libraries along, which cost a third of a short command's start. They are
// loaded with the first connection: most commands make none.

struct rapport_curl {
  __typeof__(&curl_global_init_mem) global_init_mem;
  __typeof__(&curl_easy_init) init;
  __typeof__(&curl_easy_cleanup) cleanup;
  __typeof__(&(curl_easy_setopt)) setopt;
  __typeof__(&(curl_easy_getinfo)) getinfo;
  __typeof__(&curl_easy_perform) perform;
  __typeof__(&curl_easy_send) send;
  __typeof__(&curl_easy_recv) recv;
  __typeof__(&curl_easy_strerror) strerror;
};

// Whether all was found; what was loaded stays until the process ends.
static inline int rapport_curl_load(struct rapport_curl *curl) {
  void *library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) return 0;
  *(void **)&curl->global_init_mem = dlsym(library, "curl_global_init_mem");
  *(void **)&curl->init = dlsym(library, "curl_easy_init");
  *(void **)&curl->cleanup = dlsym(library, "curl_easy_cleanup");
  *(void **)&curl->setopt = dlsym(library, "curl_easy_setopt");
  *(void **)&curl->getinfo = dlsym(library, "curl_easy_getinfo");
  *(void **)&curl->perform = dlsym(library, "curl_easy_perform");
  *(void **)&curl->send = dlsym(library, "curl_easy_send");
  *(void **)&curl->recv = dlsym(library, "curl_easy_recv");
  *(void **)&curl->strerror = dlsym(library, "curl_easy_strerror");
  return curl->global_init_mem && curl->init && curl->cleanup && curl->setopt && curl->getinfo &&
         curl->perform && curl->send && curl->recv && curl->strerror;
}

static inline CURL *rapport_curl_init(const struct rapport_curl *curl) { return curl->init(); }

static inline void rapport_curl_cleanup(const struct rapport_curl *curl, CURL *handle) {
  curl->cleanup(handle);
}

static inline CURLcode rapport_curl_perform(const struct rapport_curl *curl, CURL *handle) {
  return curl->perform(handle);
}

static inline CURLcode rapport_curl_send(const struct rapport_curl *curl, CURL *handle,
                                         const void *bytes, size_t count, size_t *sent) {
  return curl->send(handle, bytes, count, sent);
}

static inline CURLcode rapport_curl_recv(const struct rapport_curl *curl, CURL *handle, void *bytes,
                                         size_t count, size_t *received) {
  return curl->recv(handle, bytes, count, received);
}

static inline const char *rapport_curl_strerror(const struct rapport_curl *curl, CURLcode code) {
  return curl->strerror(code);
}

// Options are variadic, which Swift cannot call: one shim an argument type.

static inline CURLcode rapport_curl_set_long(const struct rapport_curl *curl, CURL *handle,
                                             CURLoption option, long value) {
  return curl->setopt(handle, option, value);
}

static inline CURLcode rapport_curl_set_string(const struct rapport_curl *curl, CURL *handle,
                                               CURLoption option, const char *value) {
  return curl->setopt(handle, option, value);
}

static inline CURLcode rapport_curl_set_pointer(const struct rapport_curl *curl, CURL *handle,
                                                CURLoption option, void *value) {
  return curl->setopt(handle, option, value);
}

typedef size_t (*rapport_curl_write)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode rapport_curl_set_write(const struct rapport_curl *curl, CURL *handle,
                                              CURLoption option, rapport_curl_write function) {
  return curl->setopt(handle, option, function);
}

typedef int (*rapport_curl_progress)(void *context, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

static inline CURLcode rapport_curl_set_progress(const struct rapport_curl *curl, CURL *handle,
                                                 rapport_curl_progress function) {
  return curl->setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
}

static inline CURLcode rapport_curl_get_socket(const struct rapport_curl *curl, CURL *handle,
                                               curl_socket_t *value) {
  return curl->getinfo(handle, CURLINFO_ACTIVESOCKET, value);
}

static inline CURLcode rapport_curl_get_long(const struct rapport_curl *curl, CURL *handle,
                                             CURLINFO info, long *value) {
  return curl->getinfo(handle, info, value);
}

// A connection without TLS may open sockets to loopback addresses only, whatever a name resolved to.

static inline int rapport_is_loopback(const struct sockaddr *address) {
  if (address->sa_family == AF_INET) {
    const struct sockaddr_in *v4 = (const struct sockaddr_in *)address;
    return (ntohl(v4->sin_addr.s_addr) >> 24) == 127;
  }
  if (address->sa_family == AF_INET6) {
    const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)address;
    return IN6_IS_ADDR_LOOPBACK(&v6->sin6_addr);
  }
  return 0;
}

static inline curl_socket_t rapport_open_loopback(void *context, curlsocktype purpose,
                                                  struct curl_sockaddr *address) {
  (void)context;
  (void)purpose;
  if (!rapport_is_loopback(&address->addr)) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype, address->protocol);
}

static inline CURLcode rapport_curl_set_loopback_only(const struct rapport_curl *curl,
                                                      CURL *handle) {
  return curl->setopt(handle, CURLOPT_OPENSOCKETFUNCTION, rapport_open_loopback);
}

// libcurl keeps copies of the password and of the AUTH line. Whatever it frees is overwritten first.

static inline void rapport_wiping_free(void *memory) {
  if (memory == NULL) return;
  explicit_bzero(memory, malloc_usable_size(memory));
  free(memory);
}

static inline void *rapport_wiping_realloc(void *memory, size_t size) {
  if (memory == NULL) return malloc(size);
  if (size == 0) {
    rapport_wiping_free(memory);
    return NULL;
  }
  size_t old = malloc_usable_size(memory);
  if (size <= old && size >= old / 2) return memory;
  void *copy = malloc(size);
  if (copy == NULL) return NULL;
  memcpy(copy, memory, old < size ? old : size);
  rapport_wiping_free(memory);
  return copy;
}

static inline CURLcode rapport_curl_global_init(const struct rapport_curl *curl) {
  return curl->global_init_mem(CURL_GLOBAL_DEFAULT, malloc, rapport_wiping_free,
                               rapport_wiping_realloc, strdup, calloc);
}

#endif
