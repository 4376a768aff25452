// Poco opens the container; the limits around it are ours, because it has none.

#include "xlsx_package.hpp"

#include "table_builder.hpp"

#include <muster/kit/base/number.hpp>

#include <Poco/Exception.h>
#include <Poco/MemoryStream.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <array>
#include <cstdint>
#include <map>

namespace muster::tabular {
namespace {

constexpr std::size_t most_parts = 2'000;
constexpr std::uint64_t most_unpacked = std::uint64_t{512} << 20;
constexpr std::uint64_t unsuspicious = std::uint64_t{16} << 20;  // small files may be packed as tightly as they like
constexpr std::uint64_t most_times_packed = 200;

/// `detail`: what of it is broken. What the library says of itself is no word for whoever sent the file.
Error broken(const std::string& source, std::string detail) {
  auto error = error_at(source, 0, "the XLSX file is damaged or cut short. Save it again, or save it as CSV.");
  error.detail = std::move(detail);
  return error;
}

Error too_big(const std::string& source) {
  return error_at(source, 0,
                  "the XLSX file unpacks to more than " + std::to_string(most_unpacked >> 20U) +
                      " MB, or to far more than its size makes likely. It was not opened. Save the sheet as CSV.");
}

/// A ZIP ends with a record that counts its parts; without it the end of the file is missing, whatever can be read.
bool is_whole(std::string_view bytes, std::size_t parts_found) {
  constexpr std::size_t record = 22;
  const auto at = bytes.rfind("PK\x05\x06");
  if (at == std::string_view::npos || bytes.size() - at < record) return false;
  const auto byte = [&](std::size_t offset) {
    return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + offset]));
  };
  return (byte(10) | (byte(11) << 8U)) == parts_found;
}

std::size_t occurrences(std::string_view bytes, std::string_view mark) {
  std::size_t count = 0;
  for (auto at = bytes.find(mark); at != std::string_view::npos; at = bytes.find(mark, at + mark.size())) ++count;
  return count;
}

/// Poco makes room for a ZIP64 end record of whatever size it claims. (Packed data looks like such a record once in
/// 20,000 files of 200 kB; saving the file again, as the refusal says, makes other bytes of it.)
bool claims_too_long_a_record(std::string_view bytes) {
  constexpr std::string_view mark = "PK\x06\x06";
  constexpr std::size_t size_bytes = 8;
  for (auto at = bytes.find(mark); at != std::string_view::npos; at = bytes.find(mark, at + mark.size())) {
    const auto field = bytes.substr(at + mark.size());
    if (field.size() < size_bytes) return false;
    std::uint64_t size = 0;
    for (std::size_t byte = size_bytes; byte-- > 0;) size = size << 8U | static_cast<unsigned char>(field[byte]);
    if (size > field.size()) return true;
  }
  return false;
}

}  // namespace

struct XlsxPackage::Impl {
  Impl(std::string_view bytes, std::string name)
      : stream(bytes.data(), static_cast<std::streamsize>(bytes.size())), archive(stream), source(std::move(name)) {}
  Poco::MemoryInputStream stream;
  Poco::Zip::ZipArchive archive;
  std::string source;
  std::map<std::string, std::uint64_t> declared;
};

XlsxPackage::XlsxPackage(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
XlsxPackage::XlsxPackage(XlsxPackage&&) noexcept = default;
XlsxPackage& XlsxPackage::operator=(XlsxPackage&&) noexcept = default;
XlsxPackage::~XlsxPackage() = default;

Result<XlsxPackage> XlsxPackage::open(std::string_view bytes, const std::string& source) {
  // Counted on the raw bytes, before the library makes an object of each.
  if (occurrences(bytes, "PK\x01\x02") > most_parts || occurrences(bytes, "PK\x03\x04") > most_parts) {
    return error_at(source, 0, "the XLSX file has more than " + grouped(most_parts) + " parts. It was not opened.");
  }
  if (claims_too_long_a_record(bytes)) return broken(source, "ZIP64 end record");
  try {
    auto impl = std::make_unique<Impl>(bytes, source);
    std::uint64_t declared = 0;
    for (auto at = impl->archive.fileInfoBegin(); at != impl->archive.fileInfoEnd(); ++at) {
      const auto& part = at->second;
      if (part.isEncrypted()) {
        return error_at(source, 0, "the XLSX file is protected by a password. Save it without one.");
      }
      const std::uint64_t size = part.getUncompressedSize();
      impl->declared.emplace(at->first, size);
      if (size > most_unpacked) return too_big(source);
      declared += size;
      if (declared > most_unpacked) return too_big(source);
      if (size > unsuspicious && size / most_times_packed > part.getCompressedSize()) return too_big(source);
    }
    if (impl->declared.empty() || !is_whole(bytes, impl->declared.size())) return broken(source, "directory");
    return XlsxPackage(std::move(impl));
  } catch (const Poco::Exception&) {
    return broken(source, {});
  } catch (const std::ios_base::failure&) {
    return broken(source, {});
  }
}

std::size_t XlsxPackage::unpacked_size() const {
  std::size_t all = 0;
  for (const auto& [part, size] : impl_->declared) all += static_cast<std::size_t>(size);
  return all;
}

bool XlsxPackage::has(const std::string& part) const {
  return impl_->archive.findHeader(part) != impl_->archive.headerEnd();
}

Outcome XlsxPackage::read(const std::string& part, const std::function<bool(std::string_view)>& take) {
  const auto header = impl_->archive.findHeader(part);
  const auto declared = impl_->declared.find(part);
  if (header == impl_->archive.headerEnd() || declared == impl_->declared.end()) {
    return broken(impl_->source, "no part " + part);
  }
  try {
    impl_->stream.clear();
    Poco::Zip::ZipInputStream unpacking(impl_->stream, header->second);
    std::array<char, std::size_t{1} << 16> piece{};
    for (std::uint64_t unpacked = 0;;) {
      unpacking.read(piece.data(), static_cast<std::streamsize>(piece.size()));
      const auto got = static_cast<std::size_t>(unpacking.gcount());
      if (got == 0) break;
      unpacked += got;
      if (unpacked > declared->second) return broken(impl_->source, part + " is longer than it says");
      if (!take({piece.data(), got})) return Success{};
    }
    if (!unpacking.crcValid()) return broken(impl_->source, "checksum of " + part);
    return Success{};
  } catch (const Poco::Exception&) {
    return broken(impl_->source, part);
  } catch (const std::ios_base::failure&) {
    return broken(impl_->source, part);
  }
}

}  // namespace muster::tabular
