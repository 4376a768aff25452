// Identifiers and fingerprints from libsodium: ids that could be guessed or ordered would undo anonymity.
#include <muster/kit/base/id.hpp>

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace muster {
namespace {

void start_generator() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("the operating system's random generator does not answer");
}

/// Every letter is as likely as any other: bytes beyond the last whole alphabet are drawn again.
std::string drawn(std::string_view alphabet, std::size_t length) {
  start_generator();
  constexpr std::size_t values_of_a_byte = 256;
  const auto fair = values_of_a_byte / alphabet.size() * alphabet.size();
  std::string out;
  out.reserve(length);
  // Each call asks the operating system, so one brings bytes for the whole code, and for those that are no use.
  std::array<unsigned char, 32> bytes{};
  while (out.size() < length) {
    randombytes_buf(bytes.data(), bytes.size());
    for (const auto byte : bytes)
      if (byte < fair && out.size() < length) out += alphabet[byte % alphabet.size()];
  }
  sodium_memzero(bytes.data(), bytes.size());
  return out;
}

/// In the order of their bytes, so that numbers written in them are ordered as numbers are.
constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr unsigned last_letter = 31;
constexpr std::size_t id_length = 26;

void add_random(std::string& id, std::size_t length) {
  start_generator();
  // One call for all characters: imports make hundreds of thousands of ids, and each call asks the operating system.
  std::array<unsigned char, id_length> bytes{};
  randombytes_buf(bytes.data(), length);
  for (std::size_t at = 0; at < length; ++at) id += letters[bytes[at] & last_letter];
}

/// The last `length` digits of a number.
std::string written(std::uint64_t number, std::size_t length) {
  std::string digits(length, letters.front());
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, number /= letters.size())
    *digit = letters[number % letters.size()];
  return digits;
}

}  // namespace

std::string new_id() {
  std::string id;
  id.reserve(id_length);
  add_random(id, id_length);
  return id;
}

IdSeries::IdSeries(Instant began) {
  constexpr std::size_t moment_length = 7;  // seconds for a thousand years
  moment_ = written(static_cast<std::uint64_t>(began.time_since_epoch().count()), moment_length);
}

std::string IdSeries::next() {
  constexpr std::size_t count_length = 5;  // 33 million
  auto id = moment_ + written(count_++, count_length);
  add_random(id, id_length - id.size());
  return id;
}

std::string new_short_code(std::size_t length) { return drawn("23456789abcdefghjkmnpqrstuvwxyz", length); }

std::string fingerprint(std::string_view bytes) {
  start_generator();
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                     nullptr, 0);
  std::string hex(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  hex.pop_back();
  return hex;
}

}  // namespace muster
