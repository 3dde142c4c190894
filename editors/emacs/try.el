;;; try.el --- What editors/try opens Emacs with  -*- lexical-binding: t; -*-

;;; Code:

(setq inhibit-startup-screen t
      make-backup-files nil
      auto-save-default nil
      eglot-autoshutdown t
      ring-bell-function #'ignore
      eglot-confirm-server-initiated-edits nil)
(prefer-coding-system 'utf-8)
(package-activate-all)
(require 'gongwen)
(setq-default header-line-format
              " 补全 C-M-i · 大纲 C-c o · 修改 C-c f · 下一处 C-c n · 退出 C-x C-c")
(define-key gongwen-mode-map (kbd "C-c o") #'gongwen-outline)
(define-key gongwen-mode-map (kbd "C-c f") (if (require 'eglot nil t) 'eglot-code-actions 'lsp-execute-code-action))
(define-key gongwen-mode-map (kbd "C-c n") #'flymake-goto-next-error)
(cond ((require 'eglot nil t) (add-hook 'gongwen-mode-hook #'eglot-ensure))
      ((require 'lsp-mode nil t) (add-hook 'gongwen-mode-hook #'lsp))
      (t (message "没有找到 eglot 或 lsp-mode；Emacs 29 起自带 eglot")))
(when (require 'company nil t)
  (setq company-idle-delay 0.3 company-minimum-prefix-length 2)
  (add-hook 'gongwen-mode-hook #'company-mode))

;;; try.el ends here
