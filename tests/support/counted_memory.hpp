#pragma once
// How much memory the program asks for, counted where it asks (operator new), so that a test can hold work to a limit
// on any machine. What C libraries take by malloc is not seen.

#include <cstddef>

namespace counted_memory {

/// Of this process, since it began: all that was asked for, and how often.
[[nodiscard]] std::size_t asked();
[[nodiscard]] std::size_t times();

/// The most that was held at one time since it was made, beyond what was held then.
class Peak {
 public:
  Peak();
  [[nodiscard]] std::size_t bytes() const;

 private:
  std::size_t before_;
};

}  // namespace counted_memory
