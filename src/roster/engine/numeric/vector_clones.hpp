// Loops over vectors, compiled also for machines with wider ones; the machine at hand chooses.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define MUSTER_VECTOR_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define MUSTER_VECTOR_CLONES
#endif
