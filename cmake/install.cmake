# SPDX-License-Identifier: MIT
include(CMakePackageConfigHelpers)

set(XYLEM_CMAKE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/xylem")
get_target_property(xylem_type xylem TYPE)
if(xylem_type STREQUAL "SHARED_LIBRARY")
  set(XYLEM_IS_SHARED ON)
else()
  set(XYLEM_IS_SHARED OFF)
endif()

install(TARGETS xylem
  EXPORT xylemTargets
  RUNTIME COMPONENT runtime
  LIBRARY COMPONENT runtime NAMELINK_COMPONENT development
  ARCHIVE COMPONENT development
  FILE_SET HEADERS COMPONENT development
)
install(EXPORT xylemTargets
  NAMESPACE xylem::
  DESTINATION "${XYLEM_CMAKE_DIR}"
  COMPONENT development
)

if(TARGET xylem_cli)
  install(TARGETS xylem_cli RUNTIME COMPONENT command)
  if(XYLEM_IS_SHARED)
    # The command finds its library wherever the two are moved together.
    file(RELATIVE_PATH bin_to_lib "${CMAKE_INSTALL_FULL_BINDIR}" "${CMAKE_INSTALL_FULL_LIBDIR}")
    set_target_properties(xylem_cli PROPERTIES INSTALL_RPATH "$ORIGIN/${bin_to_lib}")
  endif()
endif()

configure_package_config_file(cmake/xylemConfig.cmake.in
  "${CMAKE_CURRENT_BINARY_DIR}/xylemConfig.cmake"
  INSTALL_DESTINATION "${XYLEM_CMAKE_DIR}"
  NO_SET_AND_CHECK_MACRO
)
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/xylemConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion
)
install(
  FILES
    "${CMAKE_CURRENT_BINARY_DIR}/xylemConfig.cmake"
    "${CMAKE_CURRENT_BINARY_DIR}/xylemConfigVersion.cmake"
  DESTINATION "${XYLEM_CMAKE_DIR}"
  COMPONENT development
)

# pkg-config. Paths are given relative to the file, so that the installation can be moved.
set(pc_dir "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig")
file(RELATIVE_PATH XYLEM_PC_PREFIX "${pc_dir}" "${CMAKE_INSTALL_PREFIX}")
string(REGEX REPLACE "/$" "" XYLEM_PC_PREFIX "${XYLEM_PC_PREFIX}")
foreach(dir LIBDIR INCLUDEDIR)
  if(IS_ABSOLUTE "${CMAKE_INSTALL_${dir}}")
    set(XYLEM_PC_${dir} "${CMAKE_INSTALL_${dir}}")
  else()
    set(XYLEM_PC_${dir} "\${prefix}/${CMAKE_INSTALL_${dir}}")
  endif()
endforeach()
# A shared library brings its own dependencies along.
set(XYLEM_PC_REQUIRES_PRIVATE "")
set(XYLEM_PC_LIBS_PRIVATE "")
if(NOT XYLEM_IS_SHARED)
  set(requires "")
  if(XYLEM_EXPAT_TARGET)
    list(APPEND requires expat)
  endif()
  if(XYLEM_LIBXML2_TARGET)
    list(APPEND requires libxml-2.0)
  endif()
  list(JOIN requires " " XYLEM_PC_REQUIRES_PRIVATE)
  if(XYLEM_ICONV_TARGET)
    set(XYLEM_PC_LIBS_PRIVATE "-liconv")
  endif()
endif()
configure_file(cmake/xylem.pc.in "${CMAKE_CURRENT_BINARY_DIR}/xylem.pc" @ONLY)
install(
  FILES "${CMAKE_CURRENT_BINARY_DIR}/xylem.pc"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig"
  COMPONENT development
)
