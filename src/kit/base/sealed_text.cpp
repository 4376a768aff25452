// libsodium's authenticated encryption, padded and written in base64.
#include <muster/kit/base/sealed_text.hpp>

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace muster {
namespace {

constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
using Key = std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES>;

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

Key key_of(std::string_view secret) {
  if (sodium_init() < 0) throw std::runtime_error("the cryptographic library did not start");
  Key key;
  const std::string named = "key of a sealed text\n" + std::string(secret);
  crypto_generichash(key.data(), key.size(), bytes(named), named.size(), nullptr, 0);
  return key;
}

}  // namespace

std::string sealed_text(std::string_view plain, std::string_view secret, std::string_view place, std::size_t block) {
  auto key = key_of(secret);
  std::string padded(plain);
  padded.resize(plain.size() + block - plain.size() % block);
  std::size_t length = 0;
  if (sodium_pad(&length, bytes(padded), plain.size(), block, padded.size()) != 0)
    throw std::logic_error("a text could not be padded");
  std::string out(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + length + crypto_aead_xchacha20poly1305_ietf_ABYTES,
                  '\0');
  randombytes_buf(out.data(), crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
  unsigned long long written = 0;
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(out) + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, &written,
                                             bytes(padded), length, bytes(place), place.size(), nullptr, bytes(out),
                                             key.data());
  sodium_memzero(key.data(), key.size());
  std::string text(sodium_base64_encoded_len(out.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes(out), out.size(), variant);
  text.pop_back();  // the end of a C string
  return text;
}

std::optional<std::string> opened_text(std::string_view sealed, std::string_view secret, std::string_view place,
                                       std::size_t block) {
  auto key = key_of(secret);
  std::string raw(sealed.size(), '\0');
  std::size_t length = 0;
  constexpr std::size_t around =
      crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES;
  if (sodium_base642bin(bytes(raw), raw.size(), sealed.data(), sealed.size(), nullptr, &length, nullptr, variant) !=
          0 ||
      length < around) {
    return std::nullopt;
  }
  std::string plain(length - around, '\0');
  unsigned long long written = 0;
  const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      bytes(plain), &written, nullptr, bytes(raw) + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
      length - crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, bytes(place), place.size(), bytes(raw), key.data());
  sodium_memzero(key.data(), key.size());
  std::size_t unpadded = 0;
  if (opened != 0 || sodium_unpad(&unpadded, bytes(plain), plain.size(), block) != 0) return std::nullopt;
  plain.resize(unpadded);
  return plain;
}

}  // namespace muster
