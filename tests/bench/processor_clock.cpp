// Clocks of a process that tell its processor time, all threads together, in place of the time of day: loaded before
// the system's own, so that a limit in seconds is one of processor seconds, whoever keeps the machine busy. Waits are
// not changed. See processor_time.py.
#include <ctime>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

int ask(clockid_t clock, timespec* at) { return static_cast<int>(syscall(SYS_clock_gettime, clock, at)); }

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* at)
{
    return ask(clock == CLOCK_THREAD_CPUTIME_ID ? clock : CLOCK_PROCESS_CPUTIME_ID, at);
}

int gettimeofday(timeval* at, void*)
{
    timespec now{};
    const int status = ask(CLOCK_PROCESS_CPUTIME_ID, &now);
    *at = {now.tv_sec, now.tv_nsec / 1000};
    return status;
}

time_t time(time_t* at)
{
    timespec now{};
    (void)ask(CLOCK_PROCESS_CPUTIME_ID, &now);
    if (at != nullptr)
        *at = now.tv_sec;
    return now.tv_sec;
}

}  // extern "C"
