// The one-shot block functions of SHA-256 cannot fail (no allocation, no provider), which
// OpenSSL 3's EVP functions can; OpenSSL marks them as deprecated in their favour.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
