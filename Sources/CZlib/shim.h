#ifndef SEMINARD_CZLIB_SHIM_H
#define SEMINARD_CZLIB_SHIM_H

/* Swift does not see deflateInit2, which is a macro. 15 bits of window, and 16 more say that the format is gzip's. */

#include <zlib.h>

static inline int czlib_begin_gzip(z_stream *stream) {
    return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

#endif
