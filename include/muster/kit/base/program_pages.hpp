#pragma once
// A start reads most of a program once: what it reads counts as the process's memory until somebody gives it back.

namespace muster {

/// Gives back what the process has read of the code and constants of its program and libraries. Nothing is lost: the
/// system has them in its cache, and maps again what is used again, 64 kB at a time. For after work that is done once.
/// A debugger's breakpoints that were set before are gone with them.
void return_program_pages();

}  // namespace muster
