// "Same as device". Our colours follow the media query by themselves; Bootstrap's own dark rules need the attribute.
(function () {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => { document.documentElement.dataset.bsTheme = dark.matches ? "dark" : "light"; };
  follow();
  dark.addEventListener("change", follow);
})();
