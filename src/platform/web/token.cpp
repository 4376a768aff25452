// Cross-site tokens: keyed BLAKE2b of the visitor's cookie, so that nothing has to be stored for each visitor.
#include <muster/platform/web/token.hpp>

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace muster::web {

bool is_visit(std::string_view text) {
  return text.size() == 26 && std::ranges::all_of(text, [](char letter) {
           return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
                  (letter >= 'a' && letter <= 'z');
         });
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string token_for(const std::string& visit, const std::string& key) {
  if (key.size() < 32) throw std::logic_error("the key of the cross-site tokens is shorter than 32 bytes");
  if (sodium_init() < 0) throw std::runtime_error("the cryptographic library did not start");
  // A longer key is cut by a first hash of its own: BLAKE2b takes 64 bytes at most.
  unsigned char folded[crypto_generichash_KEYBYTES];
  crypto_generichash(folded, sizeof folded, reinterpret_cast<const unsigned char*>(key.data()), key.size(), nullptr, 0);
  unsigned char hash[crypto_generichash_BYTES];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(visit.data()), visit.size(), folded,
                     sizeof folded);
  char text[2 * sizeof hash + 1];
  return sodium_bin2hex(text, sizeof text, hash, sizeof hash);
}

}  // namespace muster::web
