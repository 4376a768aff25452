#pragma once
// The ZIP container of an XLSX, which may be hostile: what its parts declare is added up before anything is unpacked,
// and counted again while it is.

#include <muster/kit/base/result.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace muster::tabular {

class XlsxPackage {
 public:
  /// `bytes` must outlive the package. Errors: not a whole ZIP, more than 2,000 parts, parts that declare more than
  /// 512 MB in all or unpack to more than 200 times their packed size, an encrypted part.
  static Result<XlsxPackage> open(std::string_view bytes, const std::string& source);

  XlsxPackage(XlsxPackage&&) noexcept;
  XlsxPackage& operator=(XlsxPackage&&) noexcept;
  ~XlsxPackage();

  [[nodiscard]] bool has(const std::string& part) const;
  /// Of all parts together, as they declare it.
  [[nodiscard]] std::size_t unpacked_size() const;
  /// Hands the part to `take` in pieces until that says false. Errors: no such part, damage (checksum), more bytes
  /// than it declared.
  [[nodiscard]] Outcome read(const std::string& part, const std::function<bool(std::string_view)>& take);

 private:
  struct Impl;
  explicit XlsxPackage(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace muster::tabular
