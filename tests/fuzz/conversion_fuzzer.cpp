// Any bytes as a form of another program: refused in a sentence, or a form that every format writes and reads again.

#include <muster/domain/conversions/conversions.hpp>
#include <muster/domain/forms/language.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace muster;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto read = conversions::read_form(bytes, "fuzz");
  if (!read.ok()) {
    if (read.error().message.empty()) std::abort();
    return 0;
  }
  const auto parsed = forms::parse_form(read->text, "fuzz.form");
  if (!parsed.ok() || !(*parsed == read->form)) std::abort();
  for (const auto& format : conversions::formats()) {
    const auto written = format.write(read->form);
    if (!written.ok()) continue;
    if (format.name != "form" && !conversions::read_form(written->bytes, "again").ok()) std::abort();
  }
  return 0;
}
