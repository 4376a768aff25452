#pragma once
// Identifiers made by the program, never by the database: random, so that no order can be read from them.

#include <muster/kit/base/clock.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace muster {

/// 26 characters of Crockford base 32: 130 random bits. From the operating system's generator.
[[nodiscard]] std::string new_id();

/// Ids that follow one another, for many rows made at once: a database adds them at the end of its indexes instead of
/// writing a page for each. They tell when they were made and in which order, so what must not be put in order
/// (answers) never has one. 26 characters like those of `new_id`, 14 of them random.
class IdSeries {
 public:
  explicit IdSeries(Instant began);
  [[nodiscard]] std::string next();

 private:
  std::string moment_;
  std::uint64_t count_ = 0;
};

/// `length` characters of an alphabet without look-alikes (no 0, o, 1, l, i), for links that are read aloud.
/// Each character carries just under 5 bits.
[[nodiscard]] std::string new_short_code(std::size_t length);

/// SHA-256-strength fingerprint (BLAKE2b, 32 bytes) in lower-case hex: equal bytes, equal text.
[[nodiscard]] std::string fingerprint(std::string_view bytes);

}  // namespace muster
