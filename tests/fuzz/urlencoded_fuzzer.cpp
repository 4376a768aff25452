// Whatever bytes come as a form, a query or a cookie: text in UTF-8 within the limits, or a refusal.
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/decode.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const muster::web::DecodeLimits limits{50, 40, 300, 1000};
  if (const auto form = muster::web::decode_urlencoded(bytes, limits); form.ok()) {
    if (form->entries().size() > limits.fields) std::abort();
    for (const auto& [name, value] : form->entries()) {
      if (name.empty() || name.size() > limits.name_bytes || value.size() > limits.text_bytes) std::abort();
      if (!muster::is_valid_text(name) || !muster::is_valid_text(value)) std::abort();
    }
  }
  for (const bool plus : {false, true})
    if (const auto text = muster::web::percent_decoded(bytes, plus); text.ok())
      if (text->size() > size || !muster::is_valid_text(*text)) std::abort();
  for (const auto& [name, value] : muster::web::decode_cookies(bytes))
    for (const char letter : name + value)
      if (letter <= 0x20 || letter == 0x7f) std::abort();
  return 0;
}
