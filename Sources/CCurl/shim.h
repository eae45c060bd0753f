#ifndef RAPPORT_CCURL_SHIM_H
#define RAPPORT_CCURL_SHIM_H

#include <arpa/inet.h>
#include <curl/curl.h>
#include <malloc.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// libcurl's options are variadic, which Swift cannot call: one shim an argument type.

static inline CURLcode rapport_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode rapport_curl_set_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode rapport_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

typedef size_t (*rapport_curl_write)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode rapport_curl_set_write(CURL *handle, CURLoption option,
                                              rapport_curl_write function) {
  return curl_easy_setopt(handle, option, function);
}

typedef int (*rapport_curl_progress)(void *context, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

static inline CURLcode rapport_curl_set_progress(CURL *handle, rapport_curl_progress function) {
  return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
}

static inline CURLcode rapport_curl_get_socket(CURL *handle, curl_socket_t *value) {
  return curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, value);
}

static inline CURLcode rapport_curl_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
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

static inline CURLcode rapport_curl_set_loopback_only(CURL *handle) {
  return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, rapport_open_loopback);
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

static inline CURLcode rapport_curl_global_init(void) {
  return curl_global_init_mem(CURL_GLOBAL_DEFAULT, malloc, rapport_wiping_free,
                              rapport_wiping_realloc, strdup, calloc);
}

#endif
