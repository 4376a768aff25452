# The libraries others keep well. All but two come from Debian; SQLite's amalgamation and the style sheet's
# sources come from npm (see docs/architecture.md for the reasons).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS locale)
find_package(OpenSSL 3.0 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(Poco 1.11 REQUIRED COMPONENTS Foundation Net NetSSL Util JSON XML Zip)

pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(pango REQUIRED IMPORTED_TARGET pangocairo pangoft2)
pkg_check_modules(rsvg REQUIRED IMPORTED_TARGET librsvg-2.0)
pkg_check_modules(qpdf REQUIRED IMPORTED_TARGET libqpdf)
pkg_check_modules(ical REQUIRED IMPORTED_TARGET libical)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(ctemplate REQUIRED IMPORTED_TARGET libctemplate)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(cmark REQUIRED IMPORTED_TARGET libcmark)
pkg_check_modules(expat REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(libpq REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(cjose REQUIRED IMPORTED_TARGET cjose)
pkg_check_modules(systemd REQUIRED IMPORTED_TARGET libsystemd)
find_library(STEMMER_LIBRARY stemmer REQUIRED)

set(NODE_MODULES ${PROJECT_SOURCE_DIR}/node_modules)
set(SQLITE_DIR ${NODE_MODULES}/better-sqlite3/deps/sqlite3)
if(NOT EXISTS ${SQLITE_DIR}/sqlite3.c)
  message(FATAL_ERROR "node_modules is missing: run `make dependencies` (or `npm ci`) first.")
endif()

# Debian's SQLite 3.40 can lose acknowledged commits in WAL mode (fixed upstream in 3.51.3).
add_library(sqlite STATIC ${SQLITE_DIR}/sqlite3.c)
target_include_directories(sqlite SYSTEM PUBLIC ${SQLITE_DIR})
target_compile_definitions(sqlite PRIVATE
  SQLITE_THREADSAFE=2 SQLITE_DQS=0 SQLITE_DEFAULT_FOREIGN_KEYS=1 SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_DEPRECATED
  SQLITE_OMIT_SHARED_CACHE SQLITE_LIKE_DOESNT_MATCH_BLOBS SQLITE_DEFAULT_WAL_SYNCHRONOUS=2 SQLITE_USE_ALLOCA
  SQLITE_TRUSTED_SCHEMA=0
  # SQLite takes fsync where nobody says that the system has this: then each commit would also write down when the log was
  # changed. What a log that begins anew is overwritten with is on disk after it all the same, and a new length too.
  HAVE_FDATASYNC=1
  # Counting all memory takes one lock for every allocation of every connection.
  SQLITE_DEFAULT_MEMSTATUS=0)
target_compile_options(sqlite PRIVATE -w -O2)
target_link_libraries(sqlite PUBLIC Threads::Threads)
