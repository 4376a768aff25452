// Whatever bytes come as an upload: parts within the limits whose bytes stand in the body, or a refusal. The first line
// of the input is the content type.
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/decode.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto line = bytes.find('\n');
  const auto body = line == std::string_view::npos ? bytes : bytes.substr(line + 1);
  const muster::web::DecodeLimits limits{20, 40, 300, 1000};
  const auto check = [&](std::string_view content_type) {
    const auto form = muster::web::decode_multipart(body, content_type, limits);
    if (!form.ok()) return;
    if (form->fields.entries().size() + form->uploads.size() > limits.fields) std::abort();
    for (const auto& [name, value] : form->fields.entries())
      if (name.empty() || value.size() > limits.text_bytes || !muster::is_valid_text(value)) std::abort();
    for (const auto& upload : form->uploads)
      if (upload.bytes.size() > limits.file_bytes || body.find(upload.bytes) == std::string_view::npos) std::abort();
  };
  check(bytes.substr(0, line));
  check("multipart/form-data; boundary=B");
  return 0;
}
