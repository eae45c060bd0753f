#ifndef RAPPORT_CCARES_SHIM_H
#define RAPPORT_CCARES_SHIM_H

#include <arpa/nameser.h>
#include <ares.h>
#include <netdb.h>

#endif
