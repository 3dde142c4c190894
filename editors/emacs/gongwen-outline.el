;;; gongwen-outline.el --- The outline of a draft in a side window  -*- lexical-binding: t; -*-

;;; Commentary:

;; `gongwen-outline' shows the headings of the draft beside it; the line of the
;; section that holds point is highlighted while one writes.  RET goes there,
;; g reads anew, q closes.

;;; Code:

(require 'hl-line)
(require 'subr-x)

(declare-function eglot-current-server "eglot")
(declare-function eglot--TextDocumentIdentifier "eglot")
(declare-function jsonrpc-request "jsonrpc")
(declare-function lsp-request "lsp-mode")
(declare-function lsp--text-document-identifier "lsp-mode")

(defconst gongwen-outline--buffer "*公文大纲*")

(defvar-local gongwen-outline--draft nil
  "The buffer whose outline this is.")

(defvar gongwen-outline--timer nil)

(defun gongwen-outline--get (object key)
  "KEY of OBJECT, which is a property list (eglot) or a hash table (lsp-mode)."
  (if (hash-table-p object)
      (gethash key object)
    (plist-get object (intern (concat ":" key)))))

(defun gongwen-outline--symbols ()
  "What the server says of the current buffer."
  (cond ((bound-and-true-p eglot--managed-mode)
         ;; It tells the server of changes only after a pause.
         (eglot--signal-textDocument/didChange)
         (jsonrpc-request (eglot-current-server) :textDocument/documentSymbol
                          (list :textDocument (eglot--TextDocumentIdentifier))))
        ((bound-and-true-p lsp-mode)
         (lsp-request "textDocument/documentSymbol" (list :textDocument (lsp--text-document-identifier))))
        (t (user-error "这份稿件没有连上公文服务器（M-x eglot 或 M-x lsp）"))))

(defun gongwen-outline--place (draft line)
  "A marker in LINE of DRAFT, counted from 0: lines move while one writes, also when one opens a line before this one."
  (with-current-buffer draft
    (save-excursion
      (save-restriction
        (widen)
        (goto-char (point-min))
        (forward-line line)
        (copy-marker (point) t)))))

(defun gongwen-outline--insert (draft symbols depth)
  (dolist (symbol (append symbols nil))
    (let ((line (gongwen-outline--get
                 (gongwen-outline--get (gongwen-outline--get symbol "selectionRange") "start") "line")))
      (insert (propertize (concat (make-string depth ?　) (gongwen-outline--get symbol "name") "\n")
                          'gongwen-place (gongwen-outline--place draft line)))
      (gongwen-outline--insert draft (gongwen-outline--get symbol "children") (1+ depth)))))

(defun gongwen-outline--fill (draft)
  "Write the outline of DRAFT into its window's buffer."
  (let ((symbols (with-current-buffer draft (gongwen-outline--symbols))))
    (with-current-buffer (get-buffer-create gongwen-outline--buffer)
      (gongwen-outline-mode)
      (setq gongwen-outline--draft draft)
      (let ((inhibit-read-only t))
        (erase-buffer)
        (gongwen-outline--insert draft symbols 0))
      (goto-char (point-min))
      (current-buffer))))

(defun gongwen-outline--follow ()
  "Highlight the section that holds point, if the outline shows the current buffer."
  (let* ((window (get-buffer-window gongwen-outline--buffer))
         (draft (and window (buffer-local-value 'gongwen-outline--draft (window-buffer window)))))
    (when (eq draft (current-buffer))
      (let ((place (line-end-position)))
        (with-selected-window window
          (goto-char (point-min))
          (while (and (zerop (forward-line 1)) (not (eobp))
                      (<= (get-text-property (point) 'gongwen-place) place)))
          (when (or (eobp) (> (get-text-property (point) 'gongwen-place) place))
            (forward-line -1))
          (hl-line-highlight))))))

(defun gongwen-outline-refresh ()
  "Read the outline anew."
  (interactive)
  (gongwen-outline--fill (or gongwen-outline--draft (current-buffer))))

(defun gongwen-outline-visit ()
  "Go to the section of this line."
  (interactive)
  (let ((place (get-text-property (point) 'gongwen-place)))
    (when (and place (buffer-live-p gongwen-outline--draft))
      (pop-to-buffer gongwen-outline--draft)
      (goto-char place)
      (forward-line 0))))

(define-derived-mode gongwen-outline-mode special-mode "大纲"
  "The headings of a draft."
  (setq-local truncate-lines t)
  (setq-local cursor-type nil)
  (hl-line-mode 1)
  (define-key gongwen-outline-mode-map (kbd "RET") #'gongwen-outline-visit)
  (define-key gongwen-outline-mode-map [mouse-1] #'gongwen-outline-visit)
  (define-key gongwen-outline-mode-map (kbd "g") #'gongwen-outline-refresh))

(defun gongwen-outline--after-save ()
  (when (get-buffer-window gongwen-outline--buffer)
    (gongwen-outline--fill (current-buffer))
    (gongwen-outline--follow)))

;;;###autoload
(defun gongwen-outline-index (&optional symbols)
  "The headings of the draft, or those of SYMBOLS, in their order, for imenu: eglot sorts them by their kind."
  (mapcan (lambda (symbol)
            (let ((start (gongwen-outline--get (gongwen-outline--get symbol "selectionRange") "start"))
                  (children (gongwen-outline--get symbol "children")))
              (cons (cons (gongwen-outline--get symbol "name")
                          (gongwen-outline--place (current-buffer) (gongwen-outline--get start "line")))
                    (and (> (length children) 0) (gongwen-outline-index children)))))
          (append (or symbols (gongwen-outline--symbols)) nil)))

;;;###autoload
(defun gongwen-outline ()
  "Show the outline of the draft in a side window that follows point, and go there."
  (interactive)
  (let* ((outline (gongwen-outline--fill (current-buffer)))
         (window (display-buffer outline '(display-buffer-in-side-window (side . right) (window-width . 34)))))
    (add-hook 'after-save-hook #'gongwen-outline--after-save nil t)
    (unless gongwen-outline--timer
      (setq gongwen-outline--timer (run-with-idle-timer 0.2 t #'gongwen-outline--follow)))
    (gongwen-outline--follow)
    (select-window window)))

(provide 'gongwen-outline)

;;; gongwen-outline.el ends here
