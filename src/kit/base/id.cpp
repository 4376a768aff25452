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

std::string drawn(std::string_view alphabet, std::size_t length) {
  start_generator();
  std::string out(length, ' ');
  for (char& character : out) character = alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))];
  return out;
}

}  // namespace

std::string new_id() {
  constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  start_generator();
  // One call for all characters: imports make hundreds of thousands of ids, and each call asks the operating system.
  std::array<unsigned char, 26> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string id;
  id.reserve(bytes.size());
  for (const auto byte : bytes) id += alphabet[byte & 31U];
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
